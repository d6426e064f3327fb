#pragma once

namespace midad::programs {

/// What the program says to a shell. Listed in docs/operating.md.
enum Exit : int {
    done = 0,
    refused = 1,       // what was given was refused: a story, a line, a settings file
    wrong_usage = 2,   // the command line itself
    store_failed = 3,  // the database or a disk
    taken = 4,         // somebody else holds the folder or the port
    unsound = 5,       // doctor found something
    unforeseen = 70,   // a fault of the program
};

}  // namespace midad::programs
