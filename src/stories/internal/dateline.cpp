#include "stories/internal/dateline.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

#include "stories/internal/furniture.h"
#include "text/calendar_words.h"
#include "text/fold.h"
#include "text/pieces.h"

namespace midad::stories::internal {

namespace {

using text::Piece;
using Names = std::set<std::string, std::less<>>;

constexpr std::string_view agencies =
    "وكالات|الوكالات|وكالة|رويترز|ا ف ب|أ ف ب|أ.ف.ب|فرانس برس|وكالة فرانس برس|سانا|الأناضول|الاناضول|د ب أ|د.ب.أ|أ ش "
    "أ|أ.ش.أ|"
    "واس|وام|قنا|كونا|بترا|بنا|وفا|واع|نينا|إيرنا|فارس|تسنيم|تاس|سبوتنيك|نوفوستي|ريا نوفوستي|إنترفاكس|شينخوا|أ "
    "ب|أ.ب|أسوشيتد برس|"
    "اسوشييتد برس|يو بي آي|وات|وأج|واج|و م ع|و.م.ع|وال|سونا|صفا|معا|المركزية|الوكالة الوطنية|الوطنية "
    "للإعلام|الوطنية|بلومبرغ|كيودو|"
    "إفي|أنسا|يونهاب|خاص|مراسلنا|رصد|متابعات|صحف|Reuters|AFP|AP|SANA|TASS|Xinhua|DPA|Anadolu|Agencies|WAM|SPA|KUNA|QNA|"
    "WAFA|MENA";

constexpr std::string_view cities =
    "دمشق|حلب|حمص|حماة|اللاذقية|طرطوس|درعا|السويداء|القنيطرة|إدلب|ادلب|دير "
    "الزور|الرقة|الحسكة|القامشلي|بيروت|طرابلس|صيدا|صور|زحلة|"
    "عمان|عمّان|إربد|الزرقاء|العقبة|القدس|القدس المحتلة|رام "
    "الله|غزة|نابلس|الخليل|جنين|بغداد|البصرة|الموصل|أربيل|اربيل|كركوك|النجف|"
    "كربلاء|السليمانية|الرياض|جدة|مكة المكرمة|المدينة المنورة|الدمام|أبوظبي|أبو "
    "ظبي|دبي|الشارقة|الدوحة|الكويت|المنامة|مسقط|صنعاء|عدن|"
    "القاهرة|الإسكندرية|الجيزة|السويس|الخرطوم|أم درمان|بورتسودان|طرابلس "
    "الغرب|بنغازي|مصراتة|تونس|صفاقس|الجزائر|وهران|قسنطينة|الرباط|"
    "الدار البيضاء|مراكش|فاس|طنجة|نواكشوط|مقديشو|جيبوتي|موسكو|سان "
    "بطرسبرغ|كييف|واشنطن|نيويورك|لندن|باريس|برلين|روما|مدريد|بروكسل|"
    "جنيف|فيينا|أثينا|أنقرة|إسطنبول|اسطنبول|طهران|كابول|إسلام "
    "آباد|نيودلهي|بكين|شنغهاي|طوكيو|سيول|كاراكاس|هافانا|برازيليا|بوينس آيرس|"
    "أوتاوا|مكسيكو|جوهانسبرغ|بريتوريا|أديس "
    "أبابا|نيروبي|لاغوس|أبوجا|داكار|باماكو|وارسو|بودابست|بوخارست|صوفيا|بلغراد|لاهاي|أمستردام|"
    "ستوكهولم|أوسلو|هلسنكي|كوبنهاغن|مينسك|باكو|يريفان|تبليسي|نيقوسيا|جاكرتا|كوالالمبور|سنغافورة|كانبيرا|سيدني|مرسى "
    "الشرق|"
    "Damascus|Beirut|Moscow|London|Washington|New "
    "York|Paris|Cairo|Baghdad|Amman|Riyadh|Dubai|Doha|Jerusalem|Gaza|Ankara|Istanbul|"
    "Tehran|Geneva|Brussels|Berlin|Beijing|Tokyo|Caracas";

/// Without blanks and full stops: «أ. ف. ب» is «أ ف ب».
std::string name_key(std::string_view name) {
    std::string key = folded_label(name);
    std::erase(key, ' ');
    return key;
}

Names keys_of(std::string_view names) {
    Names keys;
    while (!names.empty()) {
        const std::string_view name = names.substr(0, names.find('|'));
        names.remove_prefix(std::min(names.size(), name.size() + 1));
        keys.insert(name_key(name));
    }
    return keys;
}

/// Reads along the pieces of a line's beginning.
class Reader {
public:
    explicit Reader(std::string_view line)
        : line_{line}, pieces_{text::pieces_of(line.substr(0, std::min<std::size_t>(line.size(), longest)))} {}

    std::optional<FoundDateline> read() {
        const std::string_view first = words(4);
        if (sign_is("(")) return city_and_parenthesis(first);
        if (first.empty()) return std::nullopt;
        if (takes_dash()) return city_and_dash(first);
        if (takes("،") || takes(",")) return city_and_date(first);
        if (takes(":")) return is_city(first) || is_agency(first) ? alone(first) : std::nullopt;
        if (at_end() && (is_city(first) || is_agency(first))) return alone(first);
        return std::nullopt;
    }

private:
    static constexpr std::size_t longest = 220;  // bytes; no dateline is longer

    bool at_end() const { return at_ == pieces_.size() && line_.size() <= longest; }
    std::string_view piece() const {
        return at_ < pieces_.size() ? line_.substr(pieces_[at_].begin, pieces_[at_].end - pieces_[at_].begin) : "";
    }
    Piece::Kind kind() const { return at_ < pieces_.size() ? pieces_[at_].kind : Piece::Kind::sign; }
    std::size_t byte() const { return at_ < pieces_.size() ? pieces_[at_].begin : std::min(line_.size(), longest); }
    bool sign_is(std::string_view sign) const { return at_ < pieces_.size() && piece() == sign; }
    void skip_blanks() {
        while (at_ < pieces_.size() && kind() == Piece::Kind::blank) ++at_;
    }
    bool takes(std::string_view sign) {
        if (!sign_is(sign)) return false;
        ++at_;
        skip_blanks();
        return true;
    }
    bool takes_dash() {
        bool any = false;
        for (bool more = true; more;) {
            more = false;
            for (const std::string_view dash : {"–", "—", "-", "−", "ـ", "/", "|"}) more = takes(dash) || more;
            any = any || more;
        }
        return any;
    }
    /// Words with blanks and the dots of «أ.ف.ب» between them, at most so many; the place is behind them and the
    /// blanks.
    std::string_view words(int most) {
        skip_blanks();
        const std::size_t begin = byte();
        std::size_t end = begin;
        for (int count = 0; at_ < pieces_.size() && count <= most;) {
            if (kind() == Piece::Kind::word) {
                if (++count > most) break;
                end = pieces_[at_].end;
            } else if (kind() == Piece::Kind::sign && !(piece() == "." && end == byte())) {
                break;
            }
            ++at_;
        }
        return line_.substr(begin, end - begin);
    }
    std::optional<std::string_view> parenthesis() {
        if (!takes("(")) return std::nullopt;
        const std::string_view inside = words(5);
        return takes(")") && !inside.empty() ? std::optional{inside} : std::nullopt;
    }

    std::optional<FoundDateline> found(std::string_view city, std::string_view agency) const {
        const bool whole = at_end();
        return FoundDateline{{text::tidy(city), text::tidy(agency)}, byte(), whole};
    }
    std::optional<FoundDateline> alone(std::string_view name) const {
        return is_agency(name) && !is_city(name) ? found({}, name) : found(name, {});
    }

    /// «بيروت (رويترز) –», «(وكالات)».
    std::optional<FoundDateline> city_and_parenthesis(std::string_view city) {
        const auto inside = parenthesis();
        if (!inside) return std::nullopt;
        const bool parted = takes_dash() || takes(":");
        const bool known = is_agency(*inside);
        if (city.empty()) return known ? found({}, *inside) : std::nullopt;
        const bool sure = known || (is_city(city) && (parted || at_end()));
        return sure && is_short(city) ? found(city, *inside) : std::nullopt;
    }

    /// «موسكو – (وكالات)», «دمشق – سانا», «سانا – دمشق», «القاهرة/ أ ش أ/», «دمشق – أعلنت …».
    std::optional<FoundDateline> city_and_dash(std::string_view city) {
        const std::size_t after_dash = at_;
        if (const auto inside = parenthesis()) {
            const bool known = is_agency(*inside) || is_city(city) || at_end();
            if (!known || !is_short(city)) return std::nullopt;
            takes_dash();
            takes(":");
            return found(city, *inside);
        }
        for (int most = 4; most >= 1; --most) {
            at_ = after_dash;
            const std::string_view second = words(most);
            if (second.empty()) break;
            if (auto pair = city_and_second(city, second)) return pair;
        }
        at_ = after_dash;
        return is_city(city) ? found(city, {}) : std::nullopt;
    }

    std::optional<FoundDateline> city_and_second(std::string_view city, std::string_view second) {
        const bool turned = is_agency(city) && is_city(second);
        if (!turned && !(is_agency(second) && is_short(city) && !is_agency(city))) return std::nullopt;
        const bool parted = takes_dash() || takes(":");
        if (!parted && !at_end() && !is_city(turned ? second : city)) return std::nullopt;
        return turned ? found(second, city) : found(city, second);
    }

    /// «واشنطن، 8 أيار (رويترز) –».
    std::optional<FoundDateline> city_and_date(std::string_view city) {
        if (!is_city(city)) return std::nullopt;
        const std::string_view date = words(4);
        if (!is_date(date)) return std::nullopt;
        takes("،");
        takes(",");
        const auto inside = parenthesis();
        if (!takes_dash() && !takes(":") && !at_end()) return std::nullopt;
        return found(city, inside.value_or(""));
    }

    static bool is_short(std::string_view city) {
        const auto words = text::word_count(city);
        return words >= 1 && words <= 3;
    }

    std::string_view line_;
    std::vector<Piece> pieces_;
    std::size_t at_ = 0;
};

}  // namespace

bool is_agency(std::string_view name) {
    static const Names known = keys_of(agencies);
    return known.contains(name_key(name));
}

bool is_city(std::string_view name) {
    static const Names known = keys_of(cities);
    return known.contains(name_key(name));
}

std::optional<FoundDateline> dateline_of(std::string_view line) { return Reader{line}.read(); }

}  // namespace midad::stories::internal
