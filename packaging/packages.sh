# The Debian 12 packages of the project, in one place. Sourced by setup.sh.

# To build and to run.
buildPackages=(
  g++ cmake ninja-build ccache lld pkg-config
  nlohmann-json3-dev libfmt-dev libspdlog-dev libcli11-dev libeigen3-dev libxxhash-dev
  libboost-dev libtorch-dev libopenblas0-openmp libopencv-dev libxgboost-dev liblinear-dev
)
# The window on top. libqt6svg6 draws the icons, libgl1-mesa-dri is OpenGL without a graphics card.
windowPackages=(
  qt6-base-dev libqt6opengl6-dev qt6-3d-dev qt6-svg-dev libqt6svg6 libvtk9-dev libqcustomplot-dev libgl1-mesa-dri libgif-dev
)
# To test.
testPackages=(
  libgtest-dev libbenchmark-dev xvfb xauth python3-numpy python3-scipy
)
