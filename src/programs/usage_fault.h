#pragma once

#include <string>

#include "text/messages.h"

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace midad::programs {

/// What is wrong with a command line, as a sentence of ours: a message key under "usage." with its arguments.
struct UsageFault {
    std::string key;
    text::Messages::Arguments arguments;
};

/// CLI11's own sentences are English; its kinds of fault, and what the line held, are all that is taken from it. `app`
/// is the one that refused.
UsageFault usage_fault(const CLI::App& app, const CLI::ParseError& fault);

}  // namespace midad::programs
