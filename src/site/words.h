#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "html/theme.h"
#include "record/masthead.h"
#include "text/messages.h"

namespace midad::site {

/// The site's own words in the paper's language, from messages/site.json. Immutable; any thread.
class Words {
public:
    /// Both must outlive the words.
    Words(const text::Messages& messages, const record::Masthead& masthead);

    /// The sentence under "site." + key.
    std::string say(std::string_view key, const text::Messages::Arguments& arguments = {}) const;
    /// «563 مشاهدة»: the form for the count under "site." + key.
    std::string counted(std::string_view key, std::int64_t count) const;
    /// «16 جمادى الآخرة 1448 هـ», in the house's digits.
    std::string hijri(Instant when) const;
    bool has(std::string_view key) const;
    /// "ar" or "en".
    const std::string& language() const { return language_; }

    /// Every word that templates use, as SAY_NAME, into a page's view.
    void say_all(html::View& view) const;

private:
    const text::Messages& messages_;
    const record::Masthead& masthead_;
    std::string language_;
    std::vector<std::pair<std::string, std::string>> said_;  // "SAY_SKIP", its sentence
};

}  // namespace midad::site
