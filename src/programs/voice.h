#pragma once

#include <string>
#include <string_view>

#include "base/failure.h"
#include "text/messages.h"

namespace midad::programs {

/// How the program speaks to the person at the terminal: what it tells in one language, what it refuses in both.
class Voice {
public:
    /// "ar" or "en"; anything else is taken from LANG, English when that says nothing.
    explicit Voice(std::string_view language = {});

    const std::string& language() const { return language_; }
    std::string text(std::string_view key, const text::Messages::Arguments& arguments = {}) const;
    /// One line on standard output.
    void say(std::string_view key, const text::Messages::Arguments& arguments = {}) const;
    /// Two lines on standard error, Arabic and English. An argument "faults@ar" is {faults} in the Arabic line only,
    /// and so for "@en"; a {reason} that is the system's own (errno) is in Arabic where the commonest are known.
    void complain(std::string_view key, const text::Messages::Arguments& arguments = {}) const;
    void complain(const Failure& failure) const { complain(failure.key(), failure.arguments()); }

private:
    std::string language_;
};

/// What both lines of Voice::complain say, each ended by a line feed.
std::string complaint(std::string_view key, const text::Messages::Arguments& arguments);

/// The language that LC_ALL, LC_MESSAGES or LANG names: "ar", or else "en".
std::string language_of_environment();

}  // namespace midad::programs
