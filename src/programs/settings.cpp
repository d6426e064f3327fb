#include "programs/settings.h"

#include <algorithm>
#include <array>
#include <functional>
#include <set>

#include <fmt/format.h>
#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include "base/url.h"
#include "base/utf8.h"
#include "site/addresses.h"
#include "text/dates.h"
#include "text/fold.h"
#include "text/messages.h"
#include "text/slug.h"

namespace midad::programs {

namespace {

/// Why a value does not do: a message key, or nothing.
using Verdict = std::string;

/// One key of midad.toml: how it is read and how it is shown.
struct Key {
    std::string table;
    std::string name;
    std::function<Verdict(Settings&, const toml::node&)> read;
    std::function<std::string(const Settings&)> shown;  // as TOML

    std::string path() const { return table + "." + name; }
};

std::string toml_text(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        if (c == '\n') {
            out += "\\n";
        } else {
            out += c;
        }
    }
    return out + "\"";
}

template <typename Find>
Key text_key(const char* table, const char* name, Find find,
             const std::function<Verdict(const std::string&)>& check = nullptr) {
    return {table, name,
            [=](Settings& settings, const toml::node& node) -> Verdict {
                const auto value = node.value_exact<std::string>();
                if (!value) return "settings.not_text";
                if (first_bad_utf8(*value)) return "settings.not_utf8";
                if (check) {
                    if (Verdict verdict = check(*value); !verdict.empty()) return verdict;
                }
                find(settings) = *value;
                return {};
            },
            [=](const Settings& settings) { return toml_text(find(const_cast<Settings&>(settings))); }};
}

template <typename Find>
Key number_key(const char* table, const char* name, std::int64_t least, std::int64_t most, Find find) {
    return {table, name,
            [=](Settings& settings, const toml::node& node) -> Verdict {
                const auto value = node.value_exact<std::int64_t>();
                if (!value) return "settings.not_number";
                if (*value < least || *value > most) return "settings.out_of_range";
                auto& place = find(settings);
                place = static_cast<std::remove_reference_t<decltype(place)>>(*value);
                return {};
            },
            [=](const Settings& settings) { return std::to_string(find(const_cast<Settings&>(settings))); }};
}

template <typename Find>
Key yes_no_key(const char* table, const char* name, Find find) {
    return {table, name,
            [=](Settings& settings, const toml::node& node) -> Verdict {
                const auto value = node.value_exact<bool>();
                if (!value) return "settings.not_yes_no";
                find(settings) = *value;
                return {};
            },
            [=](const Settings& settings) { return find(const_cast<Settings&>(settings)) ? "true" : "false"; }};
}

template <typename Value>
Key choice_key(const char* table, const char* name, const std::vector<std::pair<std::string, Value>>& choices,
               const std::function<Value&(Settings&)>& find) {
    return {table, name,
            [=](Settings& settings, const toml::node& node) -> Verdict {
                const auto value = node.value_exact<std::string>();
                if (!value) return "settings.not_text";
                for (const auto& [word, meaning] : choices) {
                    if (word == *value) {
                        find(settings) = meaning;
                        return {};
                    }
                }
                return "settings.not_a_choice";
            },
            [=](const Settings& settings) {
                for (const auto& [word, meaning] : choices) {
                    if (meaning == find(const_cast<Settings&>(settings))) return toml_text(word);
                }
                return std::string{"\"\""};
            }};
}

Verdict web_origin(const std::string& value) {
    const bool fits = is_web_address(value) && !value.ends_with('/') && value.find('/', 8) == value.npos &&
                      value.find_first_of("?#") == value.npos;
    return fits ? "" : "settings.not_an_origin";
}
Verdict web_address_or_empty(const std::string& value) {
    return value.empty() || is_web_address(value) ? "" : "settings.not_an_address";
}
/// Origins with one blank between, which is how the beacon reads them.
Verdict origins_or_empty(const std::string& value) {
    for (std::string_view left = value; !left.empty();) {
        const std::string_view one = left.substr(0, left.find(' '));
        if (!web_origin(std::string{one}).empty()) return "settings.not_origins";
        left.remove_prefix(std::min(left.size(), one.size() + 1));
    }
    return "";
}
Verdict day_or_empty(const std::string& value) {
    return value.empty() || text::parse_day(value) ? "" : "settings.not_a_day";
}
Verdict not_empty(const std::string& value) { return text::tidy(value).empty() ? "settings.empty" : ""; }
Verdict store_place(const std::string& value) {
    return value.starts_with("sqlite:") || value.starts_with("postgresql://") || value.starts_with("postgres://")
               ? ""
               : "settings.not_a_store";
}

std::vector<Key> paper_keys() {
    using S = Settings;
    return {
        text_key(
            "paper", "name", [](S& s) -> auto& { return s.masthead.name; }, not_empty),
        text_key("paper", "display_name", [](S& s) -> auto& { return s.masthead.display_name; }),
        text_key("paper", "tagline", [](S& s) -> auto& { return s.masthead.tagline; }),
        text_key("paper", "city", [](S& s) -> auto& { return s.masthead.city; }),
        text_key("paper", "display_city", [](S& s) -> auto& { return s.masthead.display_city; }),
        choice_key<std::string>("paper", "language", {{"ar", "ar"}, {"en", "en"}},
                                [](S& s) -> auto& { return s.masthead.language; }),
        text_key(
            "paper", "country", [](S& s) -> auto& { return s.masthead.country; },
            [](const std::string& value) -> Verdict {
                const bool fits =
                    value.empty() || (value.size() == 2 && std::all_of(value.begin(), value.end(),
                                                                       [](char c) { return c >= 'A' && c <= 'Z'; }));
                return fits ? "" : "settings.not_a_country";
            }),
        text_key(
            "paper", "address", [](S& s) -> auto& { return s.masthead.address; }, web_origin),
        text_key("paper", "phone", [](S& s) -> auto& { return s.masthead.phone; }),
        text_key("paper", "email", [](S& s) -> auto& { return s.masthead.email; }),
        text_key("paper", "publisher", [](S& s) -> auto& { return s.masthead.publisher; }),
        text_key("paper", "founded", [](S& s) -> auto& { return s.masthead.founded; }),
        text_key("paper", "about", [](S& s) -> auto& { return s.masthead.about; }),
        text_key(
            "paper", "magazine_address", [](S& s) -> auto& { return s.masthead.magazine_address; },
            web_address_or_empty),
        text_key(
            "paper", "issue_first_day", [](S& s) -> auto& { return s.masthead.issue_first_day; }, day_or_empty),
        text_key(
            "paper", "counts_since", [](S& s) -> auto& { return s.masthead.time_since_counts; }, day_or_empty),
    };
}

std::vector<Key> style_keys() {
    using S = Settings;
    return {
        choice_key<text::Digits>("style", "digits",
                                 {{"european", text::Digits::european}, {"arabic-indic", text::Digits::arabic_indic}},
                                 [](S& s) -> auto& { return s.masthead.house.digits; }),
        choice_key<text::Months>("style", "months",
                                 {{"levantine", text::Months::levantine},
                                  {"egyptian", text::Months::egyptian},
                                  {"tunisian", text::Months::tunisian},
                                  {"moroccan", text::Months::moroccan}},
                                 [](S& s) -> auto& { return s.masthead.house.months; }),
        yes_no_key("style", "both_months", [](S& s) -> auto& { return s.masthead.house.both_months; }),
        yes_no_key("style", "hijri", [](S& s) -> auto& { return s.masthead.house.hijri; }),
        number_key("style", "hijri_offset_days", -1, 1,
                   [](S& s) -> auto& { return s.masthead.house.hijri_offset_days; }),
        text_key(
            "style", "time_zone", [](S& s) -> auto& { return s.masthead.house.zone; },
            [](const std::string& value) -> Verdict { return text::is_zone(value) ? "" : "settings.not_a_zone"; }),
    };
}

std::vector<Key> store_keys() {
    using S = Settings;
    return {
        text_key(
            "store", "database", [](S& s) -> auto& { return s.database; }, store_place),
        text_key(
            "store", "media", [](S& s) -> auto& { return s.media; }, not_empty),
        text_key(
            "store", "theme", [](S& s) -> auto& { return s.theme; }, not_empty),
    };
}

std::vector<Key> server_keys() {
    using S = Settings;
    return {
        text_key(
            "server", "listen", [](S& s) -> auto& { return s.server.address; }, not_empty),
        number_key("server", "port", 0, 65535, [](S& s) -> auto& { return s.server.port; }),
        number_key("server", "threads", 0, 256, [](S& s) -> auto& { return s.server.threads; }),
        number_key("server", "workers", 1, 256, [](S& s) -> auto& { return s.server.workers; }),
        number_key("server", "cache_mib", 1, 65536, [](S& s) -> auto& { return s.cache_mib; }),
        number_key("server", "connections", 16, 1000000, [](S& s) -> auto& { return s.server.limits.connections; }),
        number_key("server", "connections_per_address", 1, 1000000,
                   [](S& s) -> auto& { return s.server.limits.connections_per_address; }),
        yes_no_key("server", "behind_proxy", [](S& s) -> auto& { return s.server.behind_proxy; }),
        text_key("server", "access_log", [](S& s) -> auto& { return s.server.access_log; }),
    };
}

std::vector<Key> outward_keys() {
    using S = Settings;
    return {
        text_key(
            "feeds", "websub_hub", [](S& s) -> auto& { return s.masthead.websub_hub; }, web_address_or_empty),
        text_key(
            "audience", "mirrors", [](S& s) -> auto& { return s.masthead.mirrors; }, origins_or_empty),
    };
}

/// In the order in which midad.toml has them.
const std::vector<Key>& keys() {
    static const std::vector<Key> all = [] {
        std::vector<Key> together;
        for (auto part : {paper_keys(), style_keys(), store_keys(), server_keys(), outward_keys()}) {
            together.insert(together.end(), part.begin(), part.end());
        }
        return together;
    }();
    return all;
}

class Reader {
public:
    Reader(Settings& settings, std::vector<SettingsFault>& faults) : settings_{settings}, faults_{faults} {}

    void read(const toml::table& root) {
        for (const auto& [name, node] : root) {
            const std::string table{name.str()};
            if (table == "section") {
                read_sections(node);
            } else if (const toml::table* values = node.as_table(); values != nullptr && is_table(table)) {
                read_table(table, *values);
            } else {
                fault(name.source(), "settings.unknown_key", {{"key", table}});
            }
        }
    }

private:
    static bool is_table(const std::string& table) {
        return std::any_of(keys().begin(), keys().end(), [&](const Key& key) { return key.table == table; });
    }

    void fault(const toml::source_region& where, std::string key,
               std::vector<std::pair<std::string, std::string>> arguments) {
        faults_.push_back({static_cast<int>(where.begin.line), std::move(key), std::move(arguments)});
    }

    void read_table(const std::string& table, const toml::table& values) {
        for (const auto& [name, node] : values) {
            const auto found = std::find_if(keys().begin(), keys().end(), [&](const Key& key) {
                return key.table == table && key.name == name.str();
            });
            const std::string path = table + "." + std::string{name.str()};
            if (found == keys().end()) {
                fault(name.source(), "settings.unknown_key", {{"key", path}});
            } else if (const Verdict verdict = found->read(settings_, node); !verdict.empty()) {
                fault(node.source(), verdict, {{"key", path}});
            }
        }
    }

    void read_sections(const toml::node& node) {
        const toml::array* list = node.as_array();
        if (list == nullptr || !list->is_array_of_tables()) {
            fault(node.source(), "settings.sections_form", {});
            return;
        }
        settings_.sections.clear();
        std::set<std::string> known;
        for (const toml::node& one : *list) {
            const std::size_t faults_before = faults_.size();
            const topics::Section section = read_section(*one.as_table());
            if (faults_.size() > faults_before) continue;  // what is wrong with it has been said
            if (section.key.empty() || section.name.empty() || section.slug.empty()) {
                fault(one.source(), "settings.section_incomplete", {});
            } else if (std::ranges::find(site::reserved_words(), section.slug) != site::reserved_words().end()) {
                fault(one.source(), "settings.section_reserved", {{"slug", section.slug}});
            } else if (!known.insert("key " + section.key).second || !known.insert("slug " + section.slug).second) {
                fault(one.source(), "settings.section_twice", {{"key", section.key}});
            } else {
                settings_.sections.push_back(section);
            }
        }
    }

    topics::Section read_section(const toml::table& values) {
        topics::Section section;
        for (const auto& [name, node] : values) {
            const std::string key{name.str()};
            const auto word = node.value_exact<std::string>();
            if (key == "key" && word && is_plain_key(*word)) {
                section.key = *word;
            } else if (key == "name" && word && !text::tidy(*word).empty()) {
                section.name = text::tidy(*word);
            } else if (key == "slug" && word && !word->empty() && text::slug(*word) == *word) {
                section.slug = *word;
            } else if (const auto* yes = node.as_boolean(); key == "in_line" && yes != nullptr) {
                section.in_line = yes->get();
            } else {
                fault(name.source(), "settings.section_key", {{"key", key}});
            }
        }
        if (section.slug.empty()) section.slug = text::slug(section.name);
        return section;
    }

    static bool is_plain_key(const std::string& key) {
        return !key.empty() && key.size() <= 40 && std::all_of(key.begin(), key.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
        });
    }

    Settings& settings_;
    std::vector<SettingsFault>& faults_;
};

/// toml++ tells what is wrong in English; the commonest have a sentence of their own, and keep its words as a detail.
std::string toml_fault_key(std::string_view reason) {
    const auto says = [&](std::string_view words) { return reason.find(words) != reason.npos; };
    if (says("cannot redefine")) return "settings.toml_twice";
    if (says("end-of-file") || says("expected '\"'") || says("control character") || says("line break"))
        return "settings.toml_unfinished";
    if (says("expected '='") || says("expected ']'") || says("bare key")) return "settings.toml_key";
    if (says("value")) return "settings.toml_value";
    return "settings.not_toml";
}

}  // namespace

std::vector<topics::Section> usual_sections() {
    std::vector<topics::Section> sections;
    for (const auto& [key, name] :
         std::initializer_list<std::pair<const char*, const char*>>{{"politics", "سياسة"},
                                                                    {"economy", "اقتصاد"},
                                                                    {"energy", "طاقة"},
                                                                    {"health", "صحة"},
                                                                    {"local", "محليات"},
                                                                    {"world", "عالم"},
                                                                    {"science", "علوم وتقنية"},
                                                                    {"culture", "ثقافة"},
                                                                    {"sport", "رياضة"},
                                                                    {"opinion", "رأي"}}) {
        sections.push_back({key, name, text::slug(name), true});
    }
    return sections;
}

Result<Settings, std::vector<SettingsFault>> read_settings(std::string_view toml_text, const std::string& name) {
    std::vector<SettingsFault> faults;
    if (const auto bad = first_bad_utf8(toml_text)) {
        const auto line =
            1 + std::count(toml_text.begin(), toml_text.begin() + static_cast<std::ptrdiff_t>(*bad), '\n');
        return refuse(std::vector<SettingsFault>{{static_cast<int>(line), "settings.not_utf8", {{"key", name}}}});
    }
    const toml::parse_result parsed = toml::parse(toml_text, name);
    if (!parsed) {
        return refuse(std::vector<SettingsFault>{{static_cast<int>(parsed.error().source().begin.line),
                                                  toml_fault_key(parsed.error().description()),
                                                  {{"reason", std::string{parsed.error().description()}}}}});
    }
    Settings settings;
    settings.sections = usual_sections();
    Reader{settings, faults}.read(parsed.table());
    if (!faults.empty()) {
        std::stable_sort(faults.begin(), faults.end(), [](const auto& a, const auto& b) { return a.line < b.line; });
        return refuse(std::move(faults));
    }
    return settings;
}

std::string written_settings(const Settings& settings) {
    const text::Messages& messages = text::Messages::carried();
    std::string out;
    std::string table;
    for (const Key& key : keys()) {
        if (key.table != table) {
            table = key.table;
            out += fmt::format("{}[{}]\n", out.empty() ? "" : "\n", table);
        }
        const std::string message = "settings.key." + key.path();
        out += fmt::format("# {}\n# {}\n{} = {}\n", messages.say("ar", message), messages.say("en", message), key.name,
                           key.shown(settings));
    }
    out += fmt::format("\n# {}\n# {}\n", messages.say("ar", "settings.key.section"),
                       messages.say("en", "settings.key.section"));
    for (const topics::Section& section : settings.sections) {
        out += fmt::format("[[section]]\nkey = {}\nname = {}\nslug = {}\n", toml_text(section.key),
                           toml_text(section.name), toml_text(section.slug));
        if (!section.in_line) out += "in_line = false\n";
    }
    return out;
}

namespace {

/// Where the line begins, from 1; the text's end when it has fewer.
std::size_t start_of_line(std::string_view text, std::size_t line) {
    std::size_t at = 0;
    for (; line > 1 && at < text.size(); --line) at = std::min(text.find('\n', at), text.size() - 1) + 1;
    return at;
}

/// toml++ counts columns in characters.
std::size_t place_of(std::string_view text, const toml::source_position& position) {
    std::size_t at = start_of_line(text, position.line);
    for (auto column = position.column; column > 1 && at < text.size(); --column) {
        do ++at;
        while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
    }
    return at;
}

/// The file with one value of [store] changed.
std::string with_value(std::string text, const std::string& name, const std::string& value) {
    const toml::parse_result parsed = toml::parse(text);
    const toml::node_view node = parsed["store"][name];
    const std::string written = toml_text(value);
    if (node) {
        const std::size_t begin = place_of(text, node.node()->source().begin);
        return text.replace(begin, place_of(text, node.node()->source().end) - begin, written);
    }
    if (const toml::node_view table = parsed["store"]) {
        const std::size_t below = start_of_line(text, table.node()->source().begin.line + 1);
        return text.insert(below, fmt::format("{} = {}\n", name, written));
    }
    return fmt::format("[store]\n{} = {}\n\n{}", name, written, text);
}

}  // namespace

std::string with_places(std::string_view toml, const Settings& settings) {
    const auto places = [](const Settings& of) { return std::array{of.database, of.media, of.theme}; };
    std::string text{toml};
    auto read = read_settings(text, "");
    if (!read) return written_settings(settings);
    const auto wanted = places(settings), known = places(*read);
    constexpr std::array names{"database", "media", "theme"};
    for (std::size_t one = 0; one < names.size(); ++one)
        if (wanted[one] != known[one]) text = with_value(std::move(text), names[one], wanted[one]);
    // TOML has more ways to write a table than are tried here: [store] inside a line, keys with dots.
    read = read_settings(text, "");
    return read && places(*read) == wanted ? text : written_settings(settings);
}

std::string settings_table(std::string_view language) {
    const Settings defaults;
    std::string out;
    for (const Key& key : keys()) {
        out += fmt::format("| `{}` | `{}` | {} |\n", key.path(), key.shown(defaults),
                           text::Messages::carried().say(language, "settings.key." + key.path()));
    }
    return out;
}

}  // namespace midad::programs
