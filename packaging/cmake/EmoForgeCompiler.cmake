# Warnings, sanitizers, linker and compiler cache for every target of the project.
add_library(emoforge_options INTERFACE)
target_compile_definitions(emoforge_options INTERFACE EMOFORGE_VERSION="${PROJECT_VERSION}")
target_compile_options(emoforge_options INTERFACE -Wall -Wextra -Wpedantic)
# g++ 12 warns of its own std::string ("a" + text) without cause (GCC bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(emoforge_options INTERFACE -Wno-restrict)
endif()
target_include_directories(emoforge_options INTERFACE ${CMAKE_SOURCE_DIR} ${CMAKE_BINARY_DIR}/generated)
if(EMOFORGE_WERROR)
  target_compile_options(emoforge_options INTERFACE -Werror)
endif()
if(EMOFORGE_SANITIZE)
  # -O1 takes a quarter less time to compile than -O2. GCC sees uninitialised values in the standard library's own
  # <regex> once it is instrumented.
  target_compile_options(emoforge_options INTERFACE -fsanitize=${EMOFORGE_SANITIZE} -fno-omit-frame-pointer -O1
    -Wno-maybe-uninitialized)
  target_link_options(emoforge_options INTERFACE -fsanitize=${EMOFORGE_SANITIZE})
endif()

find_program(EMOFORGE_CCACHE ccache)
if(EMOFORGE_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # Precompiled headers need the sloppiness; the base folder lets two clones share what they compiled.
  set(EMOFORGE_LAUNCHER env CCACHE_SLOPPINESS=pch_defines,time_macros CCACHE_BASEDIR=${CMAKE_SOURCE_DIR}
    CCACHE_NOHASHDIR=1 ${EMOFORGE_CCACHE})
  set(CMAKE_C_COMPILER_LAUNCHER ${EMOFORGE_LAUNCHER})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${EMOFORGE_LAUNCHER})
endif()

# lld links the large Qt, VTK and LibTorch programs in a tenth of the time of bfd.
find_program(EMOFORGE_LLD ld.lld)
if(EMOFORGE_LLD)
  add_link_options(-fuse-ld=lld)
endif()
