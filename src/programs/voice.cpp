#include "programs/voice.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace midad::programs {

namespace {

/// What the system says most often when a file or a port is refused.
constexpr std::array<std::pair<int, const char*>, 12> known_reasons{{{ENOENT, "system.not_there"},
                                                                     {EACCES, "system.not_allowed"},
                                                                     {EPERM, "system.not_allowed"},
                                                                     {ENOSPC, "system.disk_full"},
                                                                     {EDQUOT, "system.disk_full"},
                                                                     {EFBIG, "system.too_large"},
                                                                     {EROFS, "system.read_only"},
                                                                     {EISDIR, "system.is_folder"},
                                                                     {ENOTDIR, "system.no_folder"},
                                                                     {EIO, "system.disk_fault"},
                                                                     {EADDRNOTAVAIL, "system.no_such_address"},
                                                                     {EMFILE, "system.too_many_open"}}};

/// The reason in the language, when the system gave it and it is known; as it is otherwise.
std::string in_words(std::string_view language, const std::string& reason) {
    if (language != "ar") return reason;
    for (const auto& [number, key] : known_reasons) {
        if (reason == std::strerror(number)) return text::Messages::carried().say(language, key);
    }
    return reason;
}

/// Those of the arguments that the language's sentence takes.
text::Messages::Arguments arguments_in(std::string_view language, const text::Messages::Arguments& arguments) {
    text::Messages::Arguments taken;
    for (const auto& [name, value] : arguments) {
        const auto mark = name.find('@');
        if (mark != name.npos && std::string_view{name}.substr(mark + 1) != language) continue;
        taken.emplace_back(name.substr(0, mark), name == "reason" ? in_words(language, value) : value);
    }
    return taken;
}

}  // namespace

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
    std::fputs(complaint(key, arguments).c_str(), stderr);
}

std::string complaint(std::string_view key, const text::Messages::Arguments& arguments) {
    std::string both;
    for (const char* language : {"ar", "en"}) {
        both += text::Messages::carried().say(language, key, arguments_in(language, arguments)) + "\n";
    }
    return both;
}

}  // namespace midad::programs
