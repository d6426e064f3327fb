#pragma once

namespace midad::programs {

/// Everything that `midad` can be told, and the one place of the program that catches what nobody else could answer.
/// Returns the exit code (exit_codes.h).
int run_command_line(int argc, char** argv);

}  // namespace midad::programs
