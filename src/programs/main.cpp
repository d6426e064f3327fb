#include "programs/command_line.h"

int main(int argc, char** argv) { return midad::programs::run_command_line(argc, argv); }
