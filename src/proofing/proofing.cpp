#include "proofing/proofing.h"

#include <algorithm>
#include <tuple>

#include "text/calendar_words.h"
#include "text/messages.h"

namespace midad::proofing {

namespace {

int rank_of(const Finding& finding) {
    if (finding.where == "kicker") return 0;
    if (finding.where == "headline") return 1;
    if (finding.where == "standfirst") return 2;
    return finding.where == "picture" ? 3 : 4;
}

}  // namespace

std::string sentence(const Finding& finding, std::string_view language) {
    text::Messages::Arguments arguments = finding.arguments;
    if (finding.said) arguments.emplace_back("said", text::weekday_called(*finding.said, language));
    if (finding.right) arguments.emplace_back("day", text::weekday_called(*finding.right, language));
    return text::Messages::carried().say(language, finding.key, arguments);
}

std::vector<Finding> proofread(const article::Article& article, const text::Day& today) {
    std::vector<Finding> all = wrong_dates(article, today);
    for (const auto& more : {repeated_words(article), wrong_signs(article), missing_descriptions(article)})
        all.insert(all.end(), more.begin(), more.end());
    std::sort(all.begin(), all.end(), [](const Finding& one, const Finding& other) {
        return std::tuple{rank_of(one), one.block.value_or(0), one.from, std::string_view{one.key}} <
               std::tuple{rank_of(other), other.block.value_or(0), other.from, std::string_view{other.key}};
    });
    return all;
}

}  // namespace midad::proofing
