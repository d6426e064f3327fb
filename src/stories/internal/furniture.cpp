#include "stories/internal/furniture.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <set>
#include <utility>

#include "stories/internal/dateline.h"
#include "text/calendar_words.h"
#include "text/fold.h"
#include "text/numbers.h"
#include "text/pieces.h"

namespace midad::stories::internal {

namespace {

using text::Piece;
using Labels = std::set<std::string, std::less<>>;

Labels folded_all(std::initializer_list<std::string_view> words) {
    Labels labels;
    for (const std::string_view word : words) labels.insert(folded_label(word));
    return labels;
}

struct Words {
    std::vector<std::string> folded;
    std::size_t signs = 0;
};

Words words_of(std::string_view line) {
    Words words;
    for (const Piece& piece : text::pieces_of(line, text::Parting::digits_apart)) {
        if (piece.kind == Piece::Kind::word)
            words.folded.push_back(text::folded(line.substr(piece.begin, piece.end - piece.begin)));
        if (piece.kind == Piece::Kind::sign) ++words.signs;
    }
    return words;
}

bool is_number(std::string_view word) {
    return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// What of a line is a date, and how many words of it are not.
struct Dating {
    bool has_date = false;
    std::string others;     // the words that are not, folded
    std::size_t count = 0;  // of these
};

Dating dating_of(std::string_view line) {
    static const Labels small =
        folded_all({"م",       "هـ",     "ه",   "ص",  "مساء", "صباحا", "ظهرا", "يوم", "الساعة", "في",    "من",
                    "الموافق", "للهجرة", "GMT", "AM", "PM",   "am",    "pm",   "UTC", "توقيت",  "بتوقيت"});
    const std::vector<std::string> words = words_of(line).folded;
    Dating dating;
    std::size_t numbers = 0, months = 0;
    for (std::size_t at = 0; at < words.size();) {
        if (const auto month = text::month_named(words, at); month && !month->needs_year) {
            ++months;
            at += month->words;
            continue;
        }
        if (is_number(words[at])) {
            ++numbers;
        } else if (!text::weekday_named(words[at]) && !small.contains(words[at])) {
            dating.others += (dating.others.empty() ? "" : " ") + words[at];
            ++dating.count;
        }
        ++at;
    }
    const bool by_numbers = numbers >= 3 && numbers <= 6 && months == 0 && line.find_first_of("/-.") != line.npos;
    dating.has_date = by_numbers || (months > 0 && numbers >= 1 && numbers <= 8);
    return dating;
}

bool has_any(std::string_view line, std::initializer_list<std::string_view> what) {
    return std::any_of(what.begin(), what.end(), [&](std::string_view one) { return line.find(one) != line.npos; });
}

/// The line behind a label, without what parts them: "" for the label alone, nothing when it does not begin so. The
/// label must be followed by a colon, or be all of the line.
std::optional<std::string> behind(std::string_view line, const Labels& labels) {
    const std::size_t colon = std::min(line.find(':'), line.find("："));
    if (labels.contains(folded_label(line))) return "";
    if (colon == line.npos || !labels.contains(folded_label(line.substr(0, colon)))) return std::nullopt;
    return text::tidy(line.substr(colon + (line[colon] == ':' ? 1 : 3)));
}

const Labels& published_labels() {
    static const Labels labels = folded_all({"تاريخ النشر", "نشر في", "نشر بتاريخ", "نُشر في", "آخر تحديث", "تم التحديث",
                                             "تاريخ التحديث", "تاريخ الإضافة", "التاريخ", "تم النشر في", "آخر تعديل",
                                             "Published", "Published on", "Last updated", "Updated", "Date"});
    return labels;
}

const Labels& keyword_labels() {
    static const Labels labels =
        folded_all({"كلمات مفتاحية", "الكلمات المفتاحية", "كلمات دلالية", "الكلمات الدلالية", "الكلمات الدالة",
                    "الوسوم", "وسوم", "علامات", "هاشتاغ", "Tags", "Keywords"});
    return labels;
}

bool is_reads(const Words& words) {
    static const Labels counted = folded_all(
        {"مشاهدة", "مشاهدات", "المشاهدات", "قراءة", "قراءات", "القراءات", "زيارة", "زيارات", "views", "view", "reads"});
    static const Labels around = folded_all({"عدد", "مدة", "وقت", "القراءة", "للقراءة", "دقيقة", "دقائق", "دقيقتان",
                                             "min", "read", "minutes", "minute", "مرات", "مرة", "قرئ"});
    if (words.folded.empty() || words.folded.size() > 5) return false;
    bool has_number = false, is_counted = false;
    for (const std::string& word : words.folded) {
        has_number = has_number || is_number(word);
        const bool counts = counted.contains(word) || word == "للقراءه" || word == "read" || word == "القراءه";
        is_counted = is_counted || counts;
        if (!is_number(word) && !counts && !around.contains(word)) return false;
    }
    return has_number && is_counted;
}

bool is_share(std::string_view line, const Words& words) {
    static const Labels share = folded_all({"شارك", "شاركها", "شاركه", "مشاركة", "شارك الخبر", "شارك المقال",
                                            "شارك عبر", "مشاركة الخبر", "مشاركة المقال", "مشاركة عبر", "شارك هذا الخبر",
                                            "Share", "Share this", "شارك هذا الموضوع", "انشر", "أرسل إلى صديق"});
    static const Labels networks =
        folded_all({"فيسبوك",  "فيس",       "بوك",       "تويتر",      "إكس",      "واتساب",   "واتس",   "اب",
                    "تلغرام",  "تليجرام",   "تيليجرام",  "تلجرام",     "لينكدإن",  "لينكد",    "إن",     "طباعة",
                    "نسخ",     "الرابط",    "البريد",    "الإلكتروني", "بريد",     "إلكتروني", "ماسنجر", "Facebook",
                    "Twitter", "X",         "WhatsApp",  "Telegram",   "LinkedIn", "Email",    "Copy",   "Link",
                    "Print",   "Messenger", "Pinterest", "تغريد",      "انستغرام", "يوتيوب"});
    if (share.contains(folded_label(line))) return true;
    if (behind(line, share)) return words.folded.size() <= 12;
    return !words.folded.empty() && words.folded.size() <= 12 &&
           std::all_of(words.folded.begin(), words.folded.end(),
                       [&](const std::string& word) { return networks.contains(word); });
}

bool is_phone(std::string_view line, const Words& words) {
    static const Labels labels = folded_all({"هاتف", "الهاتف", "تلفون", "جوال", "موبايل", "فاكس", "للتواصل", "واتساب",
                                             "اتصل", "بنا", "رقم", "Tel", "Phone", "Fax", "Mobile", "للاتصال"});
    std::size_t digits = 0;
    for (const std::string& word : words.folded) {
        if (is_number(word)) {
            digits += word.size();
        } else if (!labels.contains(word)) {
            return false;
        }
    }
    const bool is_date_line = dating_of(line).has_date && line.find('+') == line.npos;
    return digits >= 7 && digits <= 45 && !is_date_line;
}

bool is_email(std::string_view line, const Words& words) {
    const std::size_t at = line.find('@');
    return at != line.npos && at > 0 && line.find('.', at) != line.npos && words.folded.size() <= 9 &&
           std::count(line.begin(), line.end(), ' ') <= 3;
}

bool is_link(std::string_view line) {
    return (line.starts_with("http://") || line.starts_with("https://") || line.starts_with("www.")) &&
           line.find(' ') == line.npos;
}

bool is_host_credit(std::string_view line, const Words& words) {
    const std::string folded = folded_label(line);
    return words.folded.size() <= 30 &&
           (line.find("©") != line.npos ||
            has_any(folded, {"powered by", "all rights reserved", "جميع الحقوق محفوظه", "حقوق النشر محفوظه",
                             "تصميم وتطوير", "تصميم وبرمجه", "برمجه وتصميم"}));
}

bool is_related(std::string_view line, const Words& words) {
    static const Labels labels =
        folded_all({"اقرأ أيضا", "اقرأ المزيد", "إقرأ أيضاً", "طالع أيضا", "شاهد أيضا", "مواضيع ذات صلة",
                    "موضوعات ذات صلة", "أخبار ذات صلة", "مقالات ذات صلة", "ذات صلة", "قد يعجبك أيضا", "قد يهمك",
                    "قد يهمك أيضا", "الأكثر قراءة", "اقرأ في", "Read more", "Read also", "Related"});
    return words.folded.size() <= 25 && behind(line, labels).has_value();
}

bool is_navigation(std::string_view line, const Words& words) {
    static const Labels labels = folded_all({"الرئيسية", "الصفحة الرئيسية", "القائمة", "القائمة الرئيسية", "بحث",
                                             "تسجيل الدخول", "Home", "Menu", "Search", "إغلاق"});
    if (labels.contains(folded_label(line))) return true;
    const bool is_path = has_any(line, {"»", ">", "/", "›", "«", "|"});
    return is_path && words.folded.size() <= 8 &&
           (words.folded.front() == "الرييسيه" || words.folded.front() == "home");
}

bool is_channel(std::string_view line, const Words& words) {
    if (words.folded.size() > 16) return false;
    if (has_any(line, {"t.me/", "telegram.me/", "chat.whatsapp.com/"})) return true;
    if (line.starts_with('@') && line.find(' ') == line.npos) return true;
    const std::string folded = folded_label(line);
    const bool asks = has_any(folded, {"انضم", "اشترك", "تابعون", "تابعنا", "للاشتراك"});
    return asks && has_any(folded, {"قنات", "تلغرام", "تيليجرام", "تليجرام", "واتساب", "صفحتنا", "صفحاتنا", "يوتيوب",
                                    "فيسبوك", "النشره", "غوغل"});
}

bool is_e_magazine(std::string_view line, const Words& words) {
    return words.folded.size() <= 6 &&
           has_any(folded_label(line), {"المجله الالكترونيه", "النسخه الورقيه", "العدد الورقي", "النسخه الالكترونيه",
                                        "المجله الرقميه", "تحميل العدد", "تصفح العدد", "الجريده الورقيه"});
}

/// "الصحيفة, [08/05/2025 10:22]": what Telegram writes above a message.
bool is_sender(std::string_view line) {
    const std::size_t open = line.rfind('[');
    return open != line.npos && line.ends_with(']') && is_date(line.substr(open + 1, line.size() - open - 2));
}

bool is_advertisement(std::string_view line) {
    static const Labels labels = folded_all({"إعلان", "إعلانات", "مساحة إعلانية", "Advertisement", "Ad"});
    return labels.contains(folded_label(line));
}

bool is_masthead(std::string_view line, const Words& words) {
    const Dating dating = dating_of(line);
    if (!dating.has_date || words.folded.size() > 12 || line.ends_with('.')) return false;
    // «أبرز أخبار الجمعة 20 جانفي 2017» is a headline.
    return dating.count <= 1 || is_city(dating.others) || has_any(dating.others, {"صحيفه", "جريده", "العدد", "موقع"});
}

}  // namespace

std::string folded_label(std::string_view line) {
    std::string label;
    for (const Piece& piece : text::pieces_of(line)) {
        if (piece.kind != Piece::Kind::word) continue;
        if (!label.empty()) label += ' ';
        label += text::folded(line.substr(piece.begin, piece.end - piece.begin));
    }
    return label;
}

bool is_date(std::string_view line) {
    const Dating dating = dating_of(line);
    return dating.has_date && dating.count == 0;
}

std::optional<Furniture> furniture_of(std::string_view line, Region region) {
    const Words words = words_of(line);
    if (words.folded.empty()) return std::nullopt;
    if (const auto value = behind(line, published_labels()); value && words.folded.size() <= 16)
        return Furniture{"published", value->empty()};
    if (const auto value = behind(line, keyword_labels()); value && value->empty()) return Furniture{"keywords", true};
    using Is = bool (*)(std::string_view, const Words&);
    static constexpr std::array<std::pair<const char*, Is>, 11> kinds{{
        {"reads", [](std::string_view, const Words& of) { return is_reads(of); }},
        {"share", is_share},
        {"link", [](std::string_view of, const Words&) { return is_link(of); }},
        {"email", is_email},
        {"phone", is_phone},
        {"host_credit", is_host_credit},
        {"related", is_related},
        {"channel", is_channel},
        {"e_magazine", is_e_magazine},
        {"advertisement", [](std::string_view of, const Words&) { return is_advertisement(of); }},
        {"sender", [](std::string_view of, const Words&) { return is_sender(of); }},
    }};
    for (const auto& [what, is] : kinds) {
        if (is(line, words)) return Furniture{what};
    }
    if (region != Region::in_text && is_navigation(line, words)) return Furniture{"navigation"};
    if (region == Region::before_text && is_masthead(line, words)) return Furniture{"masthead"};
    return std::nullopt;
}

std::optional<std::vector<std::string>> keywords_of(std::string_view line) {
    std::string rest;
    if (const auto value = behind(line, keyword_labels())) {
        rest = *value;
    } else if (line.starts_with('#')) {
        rest = std::string{line};
        // A line of hashtags holds nothing else.
        for (std::size_t blank = rest.find(' '); blank != rest.npos; blank = rest.find(' ', blank + 1)) {
            if (blank + 1 < rest.size() && rest[blank + 1] != '#') return std::nullopt;
        }
    } else {
        return std::nullopt;
    }
    for (const std::string_view sign : {"،", "|", "#", "؛", ";", "•"}) {
        for (std::size_t at = rest.find(sign); at != rest.npos; at = rest.find(sign))
            rest.replace(at, sign.size(), std::size_t{1}, ',');
    }
    std::vector<std::string> keywords;
    for (std::size_t at = 0; at <= rest.size();) {
        const std::size_t end = std::min(rest.find(',', at), rest.size());
        std::string word = rest.substr(at, end - at);
        std::replace(word.begin(), word.end(), '_', ' ');
        word = text::tidy(word);
        if (!text::folded(word).empty() && text::length(word) <= 100) keywords.push_back(std::move(word));
        at = end + 1;
    }
    if (keywords.empty()) return std::nullopt;
    return keywords;
}

std::optional<std::string> photo_credit_of(std::string_view line) {
    static const Labels labels = folded_all({"الصورة", "صورة", "تصوير", "عدسة", "بعدسة", "مصدر الصورة", "حقوق الصورة",
                                             "الصور", "Photo", "Photo by", "Credit", "Image", "Picture"});
    const Words words = words_of(line);
    if (words.folded.empty() || words.folded.size() > 15) return std::nullopt;
    if (auto value = behind(line, labels); value && !value->empty()) return value;
    const bool names_agency = has_any(line, {"photo", "Photo", "PHOTO", "Getty", "AFP", "REUTERS", "Reuters", "EPA",
                                             "RIA ", "TASS", "Xinhua", "Anadolu", "Shutterstock", "AP/", "/AP", "(AP"});
    std::size_t arabic = 0;
    for (const std::string& word : words.folded) arabic += static_cast<unsigned char>(word[0]) >= 0x80 ? 1 : 0;
    if (!names_agency || arabic * 2 > words.folded.size()) return std::nullopt;
    std::string credit{line};
    const auto is_edge = [](char c) { return c == '"' || c == ' ' || c == '\'' || c == '.' || c == '(' || c == ')'; };
    while (!credit.empty() && is_edge(credit.back())) credit.pop_back();
    while (!credit.empty() && is_edge(credit.front())) credit.erase(0, 1);
    return credit;
}

}  // namespace midad::stories::internal
