#include <algorithm>

#include <fmt/format.h>

#include "site/cards.h"
#include "site/frame.h"
#include "site/pages.h"
#include "site/words.h"
#include "text/numbers.h"

namespace midad::site {

namespace {

std::string_view reason_key(record::WithdrawalReason reason) {
    switch (reason) {
        case record::WithdrawalReason::error:
            return "withdrawn.error";
        case record::WithdrawalReason::legal:
            return "withdrawn.legal";
        case record::WithdrawalReason::privacy:
            return "withdrawn.privacy";
        case record::WithdrawalReason::agency_kill:
            return "withdrawn.agency_kill";
        case record::WithdrawalReason::duplicate:
            return "withdrawn.duplicate";
        case record::WithdrawalReason::expired:
            return "withdrawn.expired";
        case record::WithdrawalReason::taken_back:
            break;  // never told: Record::find_withdrawal
    }
    return "withdrawn.error";
}

/// A page that says why there is not what was asked for. No canonical address, not for search engines.
Page message(const Visit& visit, int status, std::string_view name, std::initializer_list<std::string> paragraphs,
             bool with_latest) {
    const std::string title = visit.words.say(name);
    Heading heading{.title = title, .page_class = "list", .index = false, .social = false};
    Page page = framed(visit, heading, "message", [&](html::View& view, Page& made, Pictures& pictures) {
        view.set_if("STATUS", text::in_house_digits(std::to_string(status), visit.paper.masthead.house));
        view.set("NAME", title);
        for (const auto& paragraph : paragraphs) {
            if (!paragraph.empty()) view.add("PARAGRAPHS").set("PARAGRAPH_HTML", html::SafeHtml::of_text(paragraph));
        }
        if (!with_latest) return;
        view.show("FIND");
        const auto latest = visit.paper.record.list({}, 6);
        if (latest.cards.empty()) return;
        html::View& box = view.add("LATEST_BOX");
        for (const auto& card : latest.cards) show_card(box.add("LATEST"), visit, card, pictures, {});
        made.shown.cards(latest.cards);
    });
    page.status = status;
    page.keep = false;
    page.cache_control = "no-cache";
    return page;
}

/// Whether a file was asked for, not a page: its last part has an ending. No story's address has one.
bool is_for_machines(std::string_view path) {
    const auto dot = path.rfind('.');
    if (dot == path.npos || dot < path.rfind('/') || path.size() - dot > 13 || dot + 1 == path.size()) return false;
    return std::all_of(path.begin() + static_cast<std::ptrdiff_t>(dot) + 1, path.end(),
                       [](unsigned char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
}

/// What a feed reader or a picture's place gets instead of a page in the paper's dress.
Page short_text(const Visit& visit, int status) {
    const std::string key = fmt::format("status.{}", status);
    Page page;
    page.status = status;
    page.type = "text/plain; charset=utf-8";
    page.body = fmt::format("{} {}\n", status, visit.words.say(visit.words.has(key) ? key : "status.500"));
    if (status != 404) page.body += visit.request.id + "\n";
    page.keep = false;
    page.cache_control = status == 404 ? "no-cache" : "no-store";
    return page;
}

/// Whether the request itself was at fault, so that nobody knows what it asked for, or it was sent by no browser.
bool is_senders_fault(int status) { return status >= 400 && status < 500 && status != 404 && status != 410; }

/// What a request that cannot be served earns: some hundred bytes in both languages, since nobody knows who reads them,
/// and no dress, since a flood of such requests must not be answered with a flood of pages.
Page refusal(const Visit& visit, int status) {
    const auto& messages = visit.paper.messages;
    const bool known = visit.words.has(fmt::format("status.{}", status));
    const std::string key = fmt::format("site.status.{}", known ? status : 400);
    const auto said = [&](const char* language, const std::string& what) {
        return html::escaped(messages.say(language, what));
    };
    Page page;
    page.status = status;
    page.keep = false;
    page.cache_control = "no-store";
    page.body = fmt::format(
        "<!doctype html>\n<html lang=\"ar\" dir=\"rtl\"><meta charset=\"utf-8\">"
        "<meta name=\"viewport\" content=\"width=device-width\"><meta name=\"color-scheme\" content=\"light dark\">"
        "<title>{0} {1}</title>\n<main><h1>{1}</h1>\n<p>{2}</p>\n<p><a href=\"/\">{3}</a></p>\n"
        "<div lang=\"en\" dir=\"ltr\"><h2>{4}</h2>\n<p>{5}</p></div>\n<p><bdi dir=\"ltr\">{0} "
        "{6}</bdi></p></main>\n</html>\n",
        status, said("ar", key), said("ar", key + ".why"), html::escaped(visit.paper.masthead.name), said("en", key),
        said("en", key + ".why"), html::escaped(visit.request.id));
    return page;
}

}  // namespace

Page nothing_here(const Visit& visit) {
    if (is_for_machines(visit.path)) return short_text(visit, 404);
    return message(visit, 404, "status.404", {visit.words.say("status.404.why")}, true);
}

Page withdrawn(const Visit& visit, const record::Withdrawal& withdrawal, StoryId story) {
    const std::string_view reason = reason_key(withdrawal.reason);
    Page page = message(visit, 410, "status.410", {visit.words.say(reason), withdrawal.note}, true);
    page.keep = true;  // an address that many still follow
    page.cache_control = "public, max-age=0, must-revalidate";
    page.shown.story(story);
    return page;
}

Page plain_failure(const Visit& visit, int status) {
    if (is_for_machines(visit.path)) return short_text(visit, status);
    if (is_senders_fault(status)) return refusal(visit, status);
    const std::string key = fmt::format("status.{}", status);
    const bool known = visit.words.has(key);
    Heading heading{
        .title = visit.words.say(known ? key : "status.500"), .page_class = "list", .index = false, .social = false};
    Page page = framed(visit, heading, "message", [&](html::View& view, Page&, Pictures&) {
        view.set_if("STATUS", text::in_house_digits(std::to_string(status), visit.paper.masthead.house));
        view.set("NAME", heading.title);
        view.add("PARAGRAPHS")
            .set("PARAGRAPH_HTML", html::SafeHtml::of_text(visit.words.say(known ? key + ".why" : "status.500.why")));
        view.set_if("REQUEST", visit.request.id);
    });
    page.status = status;
    page.keep = false;
    page.cache_control = "no-store";
    return page;
}

}  // namespace midad::site
