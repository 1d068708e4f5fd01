# Writes resources/presets/**/*.json into a source file, so that the core finds them without an installed folder.
# As a script (cmake -P): ROOT, OUTPUT and FILES (separated by "|") are given.
if(CMAKE_SCRIPT_MODE_FILE)
  set(code "// Made from resources/presets by the build.\n#include \"core/experiment/embedded_presets.h\"\n\n")
  string(APPEND code "namespace emoforge {\n\nstd::vector<std::pair<std::string, std::string>> embeddedPresets() {\n  return {\n")
  string(REPLACE "|" ";" files "${FILES}")
  foreach(file IN LISTS files)
    file(RELATIVE_PATH name ${ROOT} ${file})
    file(READ ${file} content)
    string(APPEND code "      {\"${name}\", R\"emoforge(${content})emoforge\"},\n")
  endforeach()
  string(APPEND code "  };\n}\n\n}  // namespace emoforge\n")
  file(WRITE ${OUTPUT} "${code}")
  return()
endif()

# emoforge_embed_presets(TARGET): adds the generated source to the target.
set(EMOFORGE_PRESETS_SCRIPT ${CMAKE_CURRENT_LIST_FILE})
function(emoforge_embed_presets target)
  set(root ${CMAKE_SOURCE_DIR}/resources/presets)
  set(output ${CMAKE_BINARY_DIR}/generated/embedded_presets.cpp)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS ${root}/*.json)
  list(JOIN files "|" joined)
  add_custom_command(OUTPUT ${output} VERBATIM
    COMMAND ${CMAKE_COMMAND} -DROOT=${root} -DOUTPUT=${output} "-DFILES=${joined}" -P ${EMOFORGE_PRESETS_SCRIPT}
    DEPENDS ${files} ${EMOFORGE_PRESETS_SCRIPT} COMMENT "Embedding the presets")
  target_sources(${target} PRIVATE ${output})
endfunction()
