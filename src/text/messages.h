#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/house.h"

namespace midad::text {

/// Every sentence shown to a person, from messages/PART.json, each {"ar": {key: value}, "en": {…}}; Arabic is the
/// source. A value is a sentence with {names}, or an object of plural forms: {"zero": …, "one": …, "two": …, "few": …,
/// "many": …, "other": …} in which {count} is the number. Immutable once read; any thread.
class Messages {
public:
    using Arguments = std::vector<std::pair<std::string, std::string>>;

    /// What the program carries.
    static const Messages& carried();

    /// From the texts of such files. Throws Failure "messages.broken" {reason}; a key in two files is broken too.
    explicit Messages(const std::vector<std::string_view>& files);

    /// The sentence; the key itself when there is none (a test holds that every key used has both).
    std::string say(std::string_view language, std::string_view key, const Arguments& arguments = {}) const;
    /// «563 مشاهدة», «مشاهدتان»: the form for the count, with it in the house's digits (in English, European ones).
    std::string counted(std::string_view language, std::string_view key, std::int64_t count, const House& house) const;
    bool has(std::string_view language, std::string_view key) const;
    /// Every key of the language, sorted; those with plural forms as "key#few".
    std::vector<std::string_view> keys(std::string_view language) const;

private:
    struct Language {
        std::map<std::string, std::string, std::less<>> sentences;  // plural forms as "key#few"
    };
    const Language& language(std::string_view name) const;
    Language arabic_, english_;
};

}  // namespace midad::text
