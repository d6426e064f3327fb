#include "programs/voice.h"

#include <cstdio>
#include <cstdlib>

namespace midad::programs {

std::string language_of_environment() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);
        if (value != nullptr && *value != '\0') return std::string_view{value}.starts_with("ar") ? "ar" : "en";
    }
    return "en";
}

Voice::Voice(std::string_view language)
    : language_{language == "ar" || language == "en" ? std::string{language} : language_of_environment()} {}

std::string Voice::text(std::string_view key, const text::Messages::Arguments& arguments) const {
    return text::Messages::carried().say(language_, key, arguments);
}

void Voice::say(std::string_view key, const text::Messages::Arguments& arguments) const {
    std::fputs((text(key, arguments) + "\n").c_str(), stdout);
    std::fflush(stdout);
}

void Voice::complain(std::string_view key, const text::Messages::Arguments& arguments) const {
    const text::Messages& messages = text::Messages::carried();
    const std::string both = messages.say("ar", key, arguments) + "\n" + messages.say("en", key, arguments) + "\n";
    std::fputs(both.c_str(), stderr);
}

}  // namespace midad::programs
