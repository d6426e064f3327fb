#pragma once

#include <cstdlib>
#include <filesystem>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json.hpp>

#include "admin/admin.h"
#include "admin/route.h"
#include "audience/counts.h"
#include "base/embedded.h"
#include "base/file.h"
#include "base/url.h"
#include "desk/publishing.h"
#include "desk/state.h"
#include "desk/writing.h"
#include "media/catalogue.h"
#include "media/library.h"
#include "media/uploads.h"
#include "people/testing.h"
#include "record/masthead.h"
#include "record/record.h"
#include "search/search.h"
#include "site/site.h"
#include "site/themes.h"
#include "stories/comments.h"
#include "stories/drafts.h"
#include "stories/presence.h"
#include "stories/revisions.h"
#include "text/messages.h"
#include "topics/sections_in_force.h"

namespace midad::admin::testing {

namespace json = boost::json;

/// What came back from the desk.
struct Reply {
    int status = 0;
    http::Headers headers;
    std::string text;
    json::value body = nullptr;  // when it is JSON

    std::string header(std::string_view name) const {
        for (const auto& [found, value] : headers)
            if (found == name) return value;
        return {};
    }
    /// The key of a refusal; empty when it is none.
    std::string refused() const {
        const auto* error = body.is_object() ? body.get_object().if_contains("error") : nullptr;
        return error == nullptr ? std::string{} : std::string{error->at("key").as_string()};
    }
    const json::value& at(std::string_view name) const { return body.at({name.data(), name.size()}); }
    std::string words(std::string_view name) const { return std::string{at(name).as_string()}; }
};

/// A browser at the desk: keeps its cookies and the session's token.
class Browser {
public:
    explicit Browser(Admin& admin, std::string peer = "192.0.2.7") : admin_{admin}, peer_{std::move(peer)} {}

    std::string csrf;
    std::map<std::string, std::string> cookies;
    http::Headers more;  // headers of every request to come

    Reply get(std::string_view path) { return ask(http::Method::get, path); }
    Reply post(std::string_view path, const json::value& body = json::object{}) {
        return ask(http::Method::post, path, json::serialize(body));
    }
    Reply put(std::string_view path, const json::value& body) {
        return ask(http::Method::put, path, json::serialize(body));
    }
    Reply patch(std::string_view path, const json::value& body) {
        return ask(http::Method::patch, path, json::serialize(body));
    }
    Reply del(std::string_view path) { return ask(http::Method::del, path); }
    Reply del(std::string_view path, const json::value& body) {
        return ask(http::Method::del, path, json::serialize(body));
    }

    /// `path` is below /admin/api, as it is typed.
    Reply ask(http::Method method, std::string_view path, std::string body = {},
              std::string_view type = "application/json") {
        http::Request request = request_of(method, "/admin/api" + std::string{path});
        request.body = std::move(body);
        if (!request.body.empty()) request.headers.emplace_back("content-type", type);
        if (!csrf.empty() && !http::is_read(method)) request.headers.emplace_back("x-csrf", csrf);
        return keep(admin_.answer(request));
    }

    http::Request request_of(http::Method method, const std::string& target) const {
        http::Request request;
        request.method = method;
        const auto mark = target.find('?');
        request.path = target.substr(0, mark);
        if (mark != target.npos) request.query = target.substr(mark + 1);
        request.target = percent_encoded(request.path) + (mark == target.npos ? "" : target.substr(mark));
        request.headers = {{"host", "desk.almidad.example"}, {"sec-fetch-site", "same-origin"}};
        std::string line;
        for (const auto& [name, value] : cookies) line += (line.empty() ? "" : "; ") + name + "=" + value;
        if (!line.empty()) request.headers.emplace_back("cookie", line);
        request.headers.insert(request.headers.end(), more.begin(), more.end());
        request.peer = peer_;
        request.id = "r-1";
        return request;
    }

    /// Signs in with the usual password and keeps what came; the session's answer.
    Reply sign_in(std::string_view email, std::string_view password = people::testing::password) {
        return entered(post("/session", json::object{{"email", email}, {"password", password}}));
    }
    /// Keeps the token of an answer that let somebody in.
    Reply entered(Reply answer) {
        if (answer.status == 200) csrf = answer.words("csrf");
        return answer;
    }

private:
    Reply keep(const http::Response& response) {
        Reply answer;
        if (response.prepared) {
            answer.status = response.prepared->status;
            answer.text = response.prepared->variant(http::Encoding::identity).body;
            return answer;
        }
        answer.status = response.status;
        answer.headers = response.headers;
        answer.text = response.body;
        for (const auto& [name, value] : response.headers) {
            if (name == "Content-Type" && value == "application/json") answer.body = json::parse(response.body);
            if (name != "Set-Cookie") continue;
            const std::string pair = value.substr(0, value.find(';'));
            const std::size_t equals = pair.find('=');
            if (value.find("Max-Age=0;") != value.npos) {
                cookies.erase(pair.substr(0, equals));
            } else {
                cookies[pair.substr(0, equals)] = pair.substr(equals + 1);
            }
        }
        return answer;
    }

    Admin& admin_;
    std::string peer_;
};

inline record::Masthead sample_masthead() {
    record::Masthead masthead;
    masthead.name = "صحيفة المداد";
    masthead.display_name = "صحيفــة المــداد";
    masthead.city = "مرسى الشرق";
    masthead.address = "https://almidad.example";
    return masthead;
}

/// A newsroom with its desk over it; nobody works there yet.
class Desk {
public:
    explicit Desk(store::Engine engine) : newsroom{engine} {}

    people::testing::Newsroom newsroom;
    record::Masthead masthead = sample_masthead();
    topics::SectionsInForce sections{
        *newsroom.database,
        {{"politics", "سياسة", "سياسة"}, {"energy", "طاقة", "طاقة"}, {"economy", "اقتصاد", "اقتصاد"}}};
    text::House& house = masthead.house;
    audience::Counts counts{*newsroom.database, newsroom.clock};
    std::unique_ptr<media::Shelf> shelf = media::folder_shelf(newsroom.folder.path / "media");
    media::Library library{*newsroom.database, *shelf, newsroom.clock};
    media::Catalogue pictures{*newsroom.database};
    media::Uploads uploads{*newsroom.database, library, newsroom.folder.path / "uploads", newsroom.clock};
    record::Record record{*newsroom.database, newsroom.clock};
    stories::Drafts drafts{*newsroom.database, newsroom.clock};
    stories::Revisions revisions{*newsroom.database, newsroom.clock};
    stories::Comments comments{*newsroom.database, newsroom.clock};
    stories::Presence presence{*newsroom.database, newsroom.clock};
    desk::Newsroom room{*newsroom.database, newsroom.clock,        house,    drafts, revisions,
                        comments,           newsroom.people.desks, pictures, record, newsroom.log};
    desk::Publishing publishing{room};
    desk::Writing writing{room, presence};
    desk::States states{*newsroom.database};
    site::Themes themes{{}, masthead};
    search::Search search{newsroom.folder.path, newsroom.clock};
    site::Site site{
        {record, sections, masthead, counts, library, newsroom.clock, themes, text::Messages::carried(), search}};
    Admin admin{{newsroom.people, newsroom.log, sections, masthead, newsroom.clock, drafts, revisions, comments,
                 presence, writing, publishing, states, record, pictures, library, uploads, counts, site},
                AppFiles{{}}};

    Browser browser(std::string peer = "192.0.2.7") { return Browser{admin, std::move(peer)}; }
    /// A browser in which the administrator is signed in.
    Browser administrator() {
        newsroom.administrator();
        Browser one = browser();
        one.sign_in("salma@almidad.example");
        return one;
    }
    /// A browser in which somebody new with the role is signed in.
    Browser somebody(people::Role role, std::vector<DeskId> desks = {}) {
        const std::string email = std::string{people::name_of(role)} + std::to_string(++made_) + "@almidad.example";
        newsroom.joined("ليلى حسن", email, role, std::move(desks));
        Browser one = browser();
        one.sign_in(email);
        return one;
    }

private:
    int made_ = 0;
};

/// JSON for people's eyes: two blanks a step, a member a line.
inline void print(std::string& out, const json::value& value, const std::string& indent = "") {
    const std::string inner = indent + "  ";
    const auto list = [&](char open, char close, std::size_t size, const auto& each) {
        out += open;
        if (size > 0) each();
        if (size > 0) out += "\n" + indent;
        out += close;
    };
    if (value.is_object()) {
        list('{', '}', value.get_object().size(), [&] {
            bool first = true;
            for (const auto& member : value.get_object()) {
                out += (first ? "\n" : ",\n") + inner + json::serialize(json::string{member.key()}) + ": ";
                print(out, member.value(), inner);
                first = false;
            }
        });
    } else if (value.is_array()) {
        list('[', ']', value.get_array().size(), [&] {
            bool first = true;
            for (const json::value& one : value.get_array()) {
                out += (first ? "\n" : ",\n") + inner;
                print(out, one, inner);
                first = false;
            }
        });
    } else {
        out += json::serialize(value);
    }
}

/// What contract/admin/NAME.json should be; written anew when MIDAD_ACCEPT is set. The application's tests read it.
inline bool is_contract(const std::string& name, const json::value& answer) {
    std::string made;
    print(made, answer);
    made += "\n";
    const std::filesystem::path file = "contract/admin/" + name + ".json";
    if (std::getenv("MIDAD_ACCEPT") != nullptr) {
        std::filesystem::create_directories(file.parent_path());
        write_file(file, made);
    }
    return std::filesystem::exists(file) && read_file(file) == made;
}

/// A pattern of the table with its captures filled in: numbers as given, other captures as a word of no meaning.
inline std::string path_of(std::string_view pattern, std::int64_t number) {
    std::string path;
    for (std::size_t at = 0; at < pattern.size();) {
        if (pattern[at] != '{') {
            path += pattern[at++];
            continue;
        }
        const std::size_t end = pattern.find('}', at);
        path += pattern.substr(at, end - at).ends_with(":number") ? std::to_string(number) : "x";
        at = end + 1;
    }
    return path;
}

}  // namespace midad::admin::testing
