#include <algorithm>

#include "audit/entry.h"
#include "base/utf8.h"
#include "text/bidi.h"
#include "text/fold.h"
#include "text/messages.h"

namespace midad::audit {

namespace {

/// Whether it holds a letter that is written in the other direction than the language.
bool turns(std::string_view text, std::string_view language) {
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        const bool latin = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (language == "ar" ? latin : text::is_arabic_letter(c)) return true;
    }
    return false;
}

}  // namespace

std::string sentence(const Entry& entry, std::string_view language) {
    const auto& messages = text::Messages::carried();
    text::Messages::Arguments said;
    for (const auto& [name, value] : entry.arguments) {
        if (name.ends_with('@')) {
            said.emplace_back(name.substr(0, name.size() - 1), messages.say(language, value));
        } else if (name == "by" && value.starts_with('@')) {
            said.emplace_back(name, messages.say(language, "audit_actor." + value.substr(1)));
        } else {
            said.emplace_back(name, turns(value, language) ? text::isolated(value) : value);
        }
    }
    return messages.say(language, "audit." + entry.key, said);
}

}  // namespace midad::audit
