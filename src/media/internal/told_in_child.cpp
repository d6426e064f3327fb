#include "media/internal/told_in_child.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <exiv2/exiv2.hpp>
#include <optional>

#include "base/utf8.h"
#include "text/fold.h"

namespace midad::media {

namespace {

constexpr std::size_t largest_block = 4u << 20;
constexpr std::size_t most_bytes = 8192;         // of one value: what goes to the parent is bounded
constexpr std::size_t most_bytes_of_many = 256;  // of one of several
constexpr std::size_t most_values = 100;

const Exiv2::byte* bytes_of(std::string_view text) { return reinterpret_cast<const Exiv2::byte*>(text.data()); }

/// Whether the byte is a letter in Windows-1256; most are in Windows-1252 too.
bool is_high_letter(unsigned char byte) {
    static constexpr std::array<unsigned char, 9> low{0x81, 0x8A, 0x8D, 0x8E, 0x8F, 0x90, 0x98, 0x9A, 0x9F};
    return byte >= 0xC0 || byte == 0xAA || std::find(low.begin(), low.end(), byte) != low.end();
}

bool is_ascii_letter(unsigned char byte) { return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z'; }

/// How many words are of high letters only, two or more, less how many mix them with ASCII ones, as «Périgueux» does.
int arabic_words_over_mixed(std::string_view bytes) {
    int over = 0, high = 0, ascii = 0;
    const auto end_word = [&] {
        if (high >= 2 && ascii == 0) ++over;
        if (high >= 1 && ascii >= 1) --over;
        high = ascii = 0;
    };
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (is_high_letter(byte)) {
            ++high;
        } else if (is_ascii_letter(byte)) {
            ++ascii;
        } else {
            end_word();
        }
    }
    end_word();
    return over;
}

std::string converted(std::string_view bytes, const char* from) {
    UErrorCode error = U_ZERO_ERROR;
    std::string text(bytes.size() * 4 + 4, '\0');
    const int32_t size = ucnv_convert("UTF-8", from, text.data(), static_cast<int32_t>(text.size()), bytes.data(),
                                      static_cast<int32_t>(bytes.size()), &error);
    if (U_FAILURE(error) != 0 || size < 0) return {};
    text.resize(static_cast<std::size_t>(size));
    return text;
}

/// Credit: who made it, then whose it is, once if they are the same.
std::string credit_of(const std::string& maker, const std::string& owner) {
    if (maker.empty() || maker == owner) return owner;
    return owner.empty() ? maker : maker + " / " + owner;
}

/// Several in one line, parted as their script parts them.
std::string in_one_line(const std::vector<std::string>& texts) {
    std::string all;
    for (const std::string& one : texts) {
        if (one.empty()) continue;
        std::size_t at = 0;
        if (!all.empty()) all += text::is_arabic_letter(next_code_point(one, at)) ? "، " : ", ";
        all += one;
    }
    return all;
}

void fill(std::string& empty, std::string text) {
    if (empty.empty()) empty = std::move(text);
}

class Xmp {
public:
    explicit Xmp(std::string_view packet) {
        if (packet.empty() || packet.size() > largest_block) return;
        if (Exiv2::XmpParser::decode(data_, std::string{packet}) != 0) data_.clear();
    }
    explicit Xmp(const Exiv2::XmpData& data) : data_{data} {}

    /// One value; of a language alternative the Arabic one, or else what the file holds to be the usual one.
    std::string text(const char* key) const {
        const Exiv2::Value* value = find(key);
        if (value == nullptr) return {};
        const auto* alternatives = dynamic_cast<const Exiv2::LangAltValue*>(value);
        if (alternatives == nullptr) return joined(*value);
        const std::string* best = nullptr;
        for (const auto& [language, text] : alternatives->value_) {
            if (language == "ar" || language.starts_with("ar-")) return cut(text, most_bytes);
            if (best == nullptr || language == "x-default") best = &text;
        }
        return best == nullptr ? std::string{} : cut(*best, most_bytes);
    }
    std::vector<std::string> list(const char* key) const {
        const Exiv2::Value* value = find(key);
        return value == nullptr ? std::vector<std::string>{} : items(*value);
    }

private:
    static std::string cut(const std::string& text, std::size_t bytes) { return std::string{cut_utf8(text, bytes)}; }
    const Exiv2::Value* find(const char* key) const {
        const auto found = data_.findKey(Exiv2::XmpKey{key});
        return found == data_.end() || found->count() == 0 ? nullptr : &found->value();
    }
    static std::string joined(const Exiv2::Value& value) {
        // A plain text counts its characters, an array its items.
        if (value.typeId() == Exiv2::xmpText) return cut(value.toString(), most_bytes);
        return cut(in_one_line(items(value)), most_bytes);
    }
    static std::vector<std::string> items(const Exiv2::Value& value) {
        std::vector<std::string> texts;
        const auto count = std::min(static_cast<std::size_t>(std::max(0L, value.count())), most_values);
        texts.reserve(count);
        for (std::size_t at = 0; at < count; ++at)
            texts.push_back(cut(value.toString(static_cast<long>(at)), most_bytes_of_many));
        return texts;
    }

    Exiv2::XmpData data_;
};

class Iptc {
public:
    explicit Iptc(std::string_view block) {
        block = record_of(block);
        if (block.empty() || block.size() > largest_block) return;
        if (Exiv2::IptcParser::decode(data_, bytes_of(block), static_cast<uint32_t>(block.size())) != 0) data_.clear();
        gather_all();
    }
    explicit Iptc(const Exiv2::IptcData& data) : data_{data} { gather_all(); }
    std::string text(const char* key) const {
        return std::string{cut_utf8(in_one_line(values(key, most_bytes)), most_bytes)};
    }
    std::vector<std::string> list(const char* key) const { return values(key, most_bytes_of_many); }

private:
    std::vector<std::string> values(const char* key, std::size_t bytes) const {
        std::vector<std::string> texts;
        const Exiv2::IptcKey wanted{key};
        for (const auto& datum : data_) {
            if (datum.tag() != wanted.tag() || datum.record() != wanted.record() || texts.size() == most_values)
                continue;
            texts.emplace_back(cut_utf8(from_legacy(datum.toString().substr(0, bytes), all_), bytes));
        }
        return texts;
    }

    /// Every text, to tell the character set by. IIM 4.2 §1:90 has a mark for UTF-8; many write UTF-8 without it, and
    /// it is recognised all the same.
    void gather_all() {
        for (const auto& datum : data_)
            if (datum.record() == Exiv2::IptcDataSets::application2) all_ += datum.toString() + " ";
        all_.resize(std::min(all_.size(), largest_block));
    }
    /// The loader hands over the whole of JPEG's APP13 segment: Photoshop's resources, one of which is the record.
    static std::string_view record_of(std::string_view block) {
        static constexpr std::string_view photoshop{"Photoshop 3.0\0", 14};
        if (!block.starts_with(photoshop)) return block;
        block.remove_prefix(photoshop.size());
        const Exiv2::byte* record = nullptr;
        uint32_t header = 0, size = 0;
        if (Exiv2::Photoshop::locateIptcIrb(bytes_of(block), static_cast<long>(block.size()), &record, &header,
                                            &size) != 0)
            return {};
        const auto at = static_cast<std::size_t>(record - bytes_of(block)) + header;
        return at > block.size() || size > block.size() - at ? std::string_view{} : block.substr(at, size);
    }

    Exiv2::IptcData data_;
    std::string all_;
};

class Exif {
public:
    explicit Exif(std::string_view block) {
        static constexpr std::string_view marker{"Exif\0\0", 6};
        if (block.starts_with(marker)) block.remove_prefix(marker.size());
        if (block.empty() || block.size() > largest_block) return;
        Exiv2::ExifParser::decode(data_, bytes_of(block), static_cast<uint32_t>(block.size()));
    }
    explicit Exif(const Exiv2::ExifData& data) : data_{data} {}
    std::string text(const char* key) const {
        const auto found = data_.findKey(Exiv2::ExifKey{key});
        if (found == data_.end() || found->count() == 0) return {};
        std::string bytes = found->toString().substr(0, most_bytes);
        bytes.resize(std::min(bytes.size(), bytes.find('\0')));
        while (!bytes.empty() && bytes.back() == ' ') bytes.pop_back();
        return from_legacy(bytes);
    }
    /// "2025:05:07 14:30:00" as ISO 8601 has it.
    std::string taken_at() const {
        std::string text = this->text("Exif.Photo.DateTimeOriginal");
        if (text.size() < 19 || text[4] != ':' || text[7] != ':') return {};
        text[4] = text[7] = '-';
        text[10] = 'T';
        return text.substr(0, 19) + this->text("Exif.Photo.OffsetTimeOriginal");
    }

private:
    Exiv2::ExifData data_;
};

/// What cameras write where a person would have written a caption.
bool is_a_cameras_own(const std::string& caption) {
    static constexpr std::array<std::string_view, 6> own{
        "OLYMPUS DIGITAL CAMERA", "SONY DSC", "DCIM", "Default", "KODAK Digital Still Camera",
        "MINOLTA DIGITAL CAMERA"};
    return std::find(own.begin(), own.end(), caption) != own.end();
}

/// Each kind by itself: one that cannot be read takes nothing from the others.
template <typename Kind, typename Take>
void try_reading(std::string_view block, Take take) {
    try {
        take(Kind{block});
    } catch (const std::exception&) {
        return;
    }
}

void take_xmp(Told& told, const Xmp& xmp) {
    told.credit = credit_of(xmp.text("Xmp.dc.creator"), xmp.text("Xmp.photoshop.Credit"));
    told.caption = xmp.text("Xmp.dc.description");
    told.headline = xmp.text("Xmp.photoshop.Headline");
    told.copyright = xmp.text("Xmp.dc.rights");
    told.usage = xmp.text("Xmp.xmpRights.UsageTerms");
    told.city = xmp.text("Xmp.photoshop.City");
    told.country = xmp.text("Xmp.photoshop.Country");
    told.taken_at = xmp.text("Xmp.photoshop.DateCreated");
    told.keywords = xmp.list("Xmp.dc.subject");
}

void take_iptc(Told& told, const Iptc& iptc) {
    fill(told.credit, credit_of(iptc.text("Iptc.Application2.Byline"), iptc.text("Iptc.Application2.Credit")));
    fill(told.caption, iptc.text("Iptc.Application2.Caption"));
    fill(told.headline, iptc.text("Iptc.Application2.Headline"));
    fill(told.copyright, iptc.text("Iptc.Application2.Copyright"));
    fill(told.usage, iptc.text("Iptc.Application2.SpecialInstructions"));
    fill(told.city, iptc.text("Iptc.Application2.City"));
    fill(told.country, iptc.text("Iptc.Application2.CountryName"));
    const std::string day = iptc.text("Iptc.Application2.DateCreated");
    const std::string time = iptc.text("Iptc.Application2.TimeCreated");
    fill(told.taken_at, day.empty() || time.empty() ? day : day + "T" + time);
    if (told.keywords.empty()) told.keywords = iptc.list("Iptc.Application2.Keywords");
}

void take_exif(Told& told, const Exif& exif) {
    fill(told.credit, exif.text("Exif.Image.Artist"));
    if (const std::string caption = exif.text("Exif.Image.ImageDescription"); !is_a_cameras_own(caption))
        fill(told.caption, caption);
    fill(told.copyright, exif.text("Exif.Image.Copyright"));
    fill(told.taken_at, exif.taken_at());
}

}  // namespace

std::string from_legacy(std::string_view bytes, std::string_view beside) {
    if (is_utf8(bytes)) return std::string{bytes};
    const bool arabic = arabic_words_over_mixed(beside.empty() ? bytes : beside) > 0;
    return converted(bytes, arabic ? "windows-1256" : "windows-1252");
}

Told read_png_metadata(const std::string& file) {
    Exiv2::LogMsg::setLevel(Exiv2::LogMsg::mute);
    Told told;
    try {
        const auto image = Exiv2::ImageFactory::open(file, false);
        if (image->mimeType() != "image/png") return told;
        image->readMetadata();
        take_xmp(told, Xmp{image->xmpData()});
        take_iptc(told, Iptc{image->iptcData()});
        take_exif(told, Exif{image->exifData()});
    } catch (const std::exception&) {  // Exiv2's own, or no memory for what a chunk claims to unfold to
        return told;
    }
    return told;
}

Told read_metadata(const Metadata& metadata) {
    Exiv2::LogMsg::setLevel(Exiv2::LogMsg::mute);
    Told told;
    try_reading<Xmp>(metadata.xmp, [&](const Xmp& xmp) { take_xmp(told, xmp); });
    try_reading<Iptc>(metadata.iptc, [&](const Iptc& iptc) { take_iptc(told, iptc); });
    try_reading<Exif>(metadata.exif, [&](const Exif& exif) { take_exif(told, exif); });
    return told;
}

}  // namespace midad::media
