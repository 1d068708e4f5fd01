# Everything that comes from outside. The core needs no Qt; EMOFORGE_GUI adds the window's libraries.
find_package(Threads REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(CLI11 REQUIRED)
find_package(Eigen3 REQUIRED)
find_package(OpenCV 4.6 REQUIRED COMPONENTS core imgproc imgcodecs ml videoio)
find_package(PkgConfig REQUIRED)
# XGBoost's own CMake file names targets that Debian does not ship.
pkg_check_modules(XGBOOST REQUIRED IMPORTED_TARGET xgboost)
# LIBLINEAR has neither a CMake nor a pkg-config file.
find_path(LIBLINEAR_INCLUDE_DIR linear.h REQUIRED)
find_library(LIBLINEAR_LIBRARY linear REQUIRED)
add_library(LIBLINEAR::LIBLINEAR UNKNOWN IMPORTED)
set_target_properties(LIBLINEAR::LIBLINEAR PROPERTIES IMPORTED_LOCATION ${LIBLINEAR_LIBRARY}
  INTERFACE_INCLUDE_DIRECTORIES ${LIBLINEAR_INCLUDE_DIR})
find_package(Torch 1.13 REQUIRED)

if(EMOFORGE_GUI)
  # 6.4 is Debian 12's; VTK is used without its Qt module, which is Qt 5 there.
  find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets Svg OpenGL OpenGLWidgets PrintSupport
    3DCore 3DRender 3DExtras 3DInput 3DLogic)
  find_package(QCustomPlotQt6 REQUIRED)
  find_package(GIF 5 REQUIRED)
  find_package(VTK 9.1 REQUIRED COMPONENTS CommonCore CommonDataModel CommonExecutionModel FiltersCore
    FiltersGeneral FiltersSources InteractionStyle RenderingCore RenderingOpenGL2 RenderingFreeType)
endif()

if(EMOFORGE_TESTS OR EMOFORGE_BENCHMARKS)
  find_package(GTest REQUIRED)
endif()
if(EMOFORGE_TESTS AND EMOFORGE_GUI)
  find_package(Qt6 6.4 REQUIRED COMPONENTS Test)
endif()
if(EMOFORGE_BENCHMARKS)
  find_package(benchmark REQUIRED)
endif()
