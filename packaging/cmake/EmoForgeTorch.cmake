# LibTorch without a second Qt in the process.
# Debian's libtorch_cpu names libopencv_highgui as needed without using it, and that library brings Qt 5. A stub of
# the same SONAME, loaded first from the program's private folder, takes its place. OpenCV's highgui is never used.
set(EMOFORGE_PRIVATE_LIBRARIES lib/emoforge)

# The linker must keep the stub although nothing refers to it.
set(CMAKE_LINK_LIBRARY_USING_keep_needed
  "LINKER:--push-state,--no-as-needed" "<LINK_ITEM>" "LINKER:--pop-state")
set(CMAKE_LINK_LIBRARY_USING_keep_needed_SUPPORTED TRUE)

if(OpenCV_VERSION_MINOR LESS 10)
  set(highgui_version ${OpenCV_VERSION_MAJOR}0${OpenCV_VERSION_MINOR})
else()
  set(highgui_version ${OpenCV_VERSION_MAJOR}${OpenCV_VERSION_MINOR})
endif()
# file(CONFIGURE) leaves an equal file alone, so that a second configuration builds nothing anew.
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/generated/highgui_stub.c @ONLY
  CONTENT "int emoforge_highgui_stub(void);\nint emoforge_highgui_stub(void) { return 0; }\n")
add_library(emoforge_highgui_stub SHARED ${CMAKE_BINARY_DIR}/generated/highgui_stub.c)
set_target_properties(emoforge_highgui_stub PROPERTIES
  OUTPUT_NAME opencv_highgui SOVERSION ${highgui_version} NO_SONAME OFF
  LIBRARY_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/${EMOFORGE_PRIVATE_LIBRARIES})
install(TARGETS emoforge_highgui_stub LIBRARY DESTINATION ${EMOFORGE_PRIVATE_LIBRARIES} NAMELINK_SKIP)

# Linked PRIVATE by the folders that compute with LibTorch: its headers never reach their users.
add_library(emoforge_torch INTERFACE)
target_link_libraries(emoforge_torch INTERFACE
  $<LINK_LIBRARY:keep_needed,emoforge_highgui_stub> ${TORCH_LIBRARIES})
