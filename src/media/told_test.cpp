#include "media/told.h"

#include <doctest/doctest.h>

#include <vips/vips8>

#include "base/file.h"
#include "base/utf8.h"
#include "media/internal/told_in_child.h"
#include "media/testing.h"

using namespace midad;
using media::Told;
using media::testing::EmptyLibrary;
using media::testing::output_of;

namespace {

/// A photograph of which all is gone, with what exiftool then writes into it.
struct Photograph : EmptyLibrary {
    explicit Photograph(const std::string& words, const std::string& ending = "jpg")
        : EmptyLibrary{store::Engine::sqlite}, file{(folder / ("photo." + ending)).string()} {
        vips::VImage::thumbnail("sample/pictures/harbour.jpg", 300).write_to_file(file.c_str());
        output_of("exiftool -q -overwrite_original -all= " + file);
        output_of("exiftool -q -overwrite_original " + words + " " + file);
    }
    Told told() { return library->take_picture(file, {"", "صورة.jpg", PersonId{}}).value().told; }
    std::string file;
};

constexpr const char* dawn = "مرفأ بيروت عند الفجر، ويبدو صيّادون";

}  // namespace

TEST_CASE("IPTC in UTF-8 says who made the picture, what it shows, where and when") {
    Photograph photograph{
        "-IPTC:CodedCharacterSet=UTF8 -IPTC:By-line='خالد عمر' -IPTC:Credit='رويترز' -IPTC:Headline='المرفأ' "
        "-IPTC:Caption-Abstract='" +
        std::string{dawn} +
        "' -IPTC:City='بيروت' -IPTC:Country-PrimaryLocationName='لبنان' -IPTC:CopyrightNotice='© رويترز 2025' "
        "-IPTC:SpecialInstructions='لا تُباع' -IPTC:DateCreated=2025:05:07 -IPTC:TimeCreated=14:30:00+03:00 "
        "-IPTC:Keywords='بيروت' -IPTC:Keywords='مرفأ' -IPTC:Keywords='بـيروت'"};
    const Told told = photograph.told();
    CHECK(told.credit == "خالد عمر / رويترز");
    CHECK(told.caption == dawn);
    CHECK(told.headline == "المرفأ");
    CHECK(told.city == "بيروت");
    CHECK(told.country == "لبنان");
    CHECK(told.copyright == "© رويترز 2025");
    CHECK(told.usage == "لا تُباع");
    CHECK(told.taken_at == "2025-05-07T14:30:00+03:00");
    CHECK(told.keywords == std::vector<std::string>{"بيروت", "مرفأ"});
}

TEST_CASE("IPTC of before Unicode is read as Windows-1256 where it is Arabic, as Latin-1 where it is not") {
    Photograph arabic{"-charset iptc=Arabic -IPTC:By-line='خالد عمر' -IPTC:Caption-Abstract='" + std::string{dawn} +
                      "'"};
    CHECK(arabic.told().credit == "خالد عمر");
    CHECK(arabic.told().caption == dawn);
    Photograph french{"-charset iptc=Latin -IPTC:By-line='Hélène Périgueux' -IPTC:City='Orléans'"};
    CHECK(french.told().credit == "Hélène Périgueux");
    CHECK(french.told().city == "Orléans");
    Photograph unmarked{"-charset iptc=UTF8 -IPTC:CodedCharacterSet= -IPTC:By-line='خالد عمر'"};
    CHECK(unmarked.told().credit == "خالد عمر");
}

TEST_CASE("of a caption in several languages the Arabic one is taken, else the usual one") {
    Photograph both{
        "-XMP-dc:Description='The harbour' -XMP-dc:Description-en='The harbour' -XMP-dc:Description-ar='المرفأ'"};
    CHECK(both.told().caption == "المرفأ");
    Photograph syrian{"-XMP-dc:Description='Le port' -XMP-dc:Description-ar-SY='المرفأ'"};
    CHECK(syrian.told().caption == "المرفأ");
    Photograph none{"-XMP-dc:Description='Le port' -XMP-dc:Description-en='The harbour'"};
    CHECK(none.told().caption == "Le port");
}

TEST_CASE("XMP goes before IPTC and IPTC before EXIF; each fills what is missing") {
    Photograph photograph{
        "-XMP-dc:Creator='خالد عمر' -XMP-dc:Creator='سلمى نجّار' -XMP-xmpRights:UsageTerms='للنشر مرة' "
        "-IPTC:CodedCharacterSet=UTF8 -IPTC:By-line='آخر' -IPTC:City='حلب' -EXIF:Artist='ثالث' "
        "-EXIF:ImageDescription='من الكاميرا' -EXIF:DateTimeOriginal='2024:01:02 03:04:05' "
        "-EXIF:OffsetTimeOriginal=+02:00"};
    const Told told = photograph.told();
    CHECK(told.credit == "خالد عمر، سلمى نجّار");
    CHECK(told.usage == "للنشر مرة");
    CHECK(told.city == "حلب");
    CHECK(told.caption == "من الكاميرا");
    CHECK(told.taken_at == "2024-01-02T03:04:05+02:00");
}

TEST_CASE("what a camera writes where a caption would stand is none") {
    CHECK(Photograph{"-EXIF:ImageDescription='OLYMPUS DIGITAL CAMERA'"}.told().caption.empty());
    CHECK(Photograph{"-EXIF:DateTimeOriginal='0000:00:00 00:00:00'"}.told().taken_at.empty());
}

TEST_CASE("PNG, WebP and AVIF say it too") {
    for (const std::string ending : {"png", "webp", "avif"}) {
        CAPTURE(ending);
        Photograph photograph{"-XMP-dc:Creator='خالد عمر' -XMP-photoshop:Credit='وكالات'", ending};
        CHECK(photograph.told().credit == "خالد عمر / وكالات");
    }
}

TEST_CASE("what the file says fills caption and credit, never the licence; the credit goes into what is made of it") {
    Photograph photograph{"-XMP-dc:Creator='خالد عمر' -XMP-dc:Description='المرفأ'"};
    const auto taken = photograph.library->take_picture(photograph.file, {"", "مرفأ.jpg", PersonId{3}}).value();
    const auto item = photograph.catalogue->find(taken.kept.id).value();
    CHECK(item.said.credit == "خالد عمر");
    CHECK(item.said.caption == "المرفأ");
    CHECK(item.said.licence == media::Licence::none);
    CHECK(item.told == taken.told);
    CHECK(photograph.catalogue->list("خالد المرفا", "", 5)->items.size() == 1);
    const std::string made = photograph.shelf->path(taken.kept.renditions.front().name)->string();
    CHECK(output_of("exiftool -XMP-photoshop:Credit -s3 " + made) == "خالد عمر\n");
    CHECK(output_of("exiftool -XMP-dc:all -IPTC:all -s3 " + made) == "");
}

TEST_CASE("what a stranger writes is plain text of bounded length") {
    Photograph photograph{
        "-XMP-dc:Creator='<script>alert(1)</script>' -XMP-photoshop:City=$(printf 'حل\\001\\033[31mب') "
        "-XMP-dc:Description=$(head -c 60000 /dev/zero | tr '\\0' x) "
        "-XMP-photoshop:Headline=$(printf 'أ\\342\\200\\256ب')"};
    const Told told = photograph.told();
    CHECK(told.credit == "<script>alert(1)</script>");  // text, which every page escapes
    CHECK(told.caption.size() <= 2003);
    CHECK(told.city.find('\x1b') == told.city.npos);
    CHECK(told.headline == "أب");
}

TEST_CASE("metadata that is broken or a bomb takes nothing from the picture") {
    const std::string bomb =
        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"><!ENTITY b "
        "\"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c "
        "\"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d "
        "\"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\"><!ENTITY e "
        "\"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\"><!ENTITY f "
        "\"&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;\">]>"
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
        "<rdf:Description xmlns:dc=\"http://purl.org/dc/elements/1.1/\" rdf:about=\"\"><dc:source>&f;</dc:source>"
        "</rdf:Description></rdf:RDF></x:xmpmeta>";
    for (const std::string& packet :
         {bomb, std::string{"<rdf:RDF"}, std::string{"\xFF\xFE\0\1", 4}, std::string(9, '\0')}) {
        CHECK(media::read_metadata({"", "", packet}).empty());
        CHECK(media::read_metadata({packet, packet, ""}).empty());
    }
    const std::string photoshop{
        "Photoshop 3.0\0"
        "8BIM\x04\x04\0\0\xFF\xFF\xFF\xFF",
        26};
    CHECK(media::read_metadata({"", photoshop, ""}).empty());
}

TEST_CASE("what is read from the store or the child is made fit again") {
    const Told told{.credit = "خالد عمر", .caption = "«المرفأ»", .taken_at = "2025-05-07", .keywords = {"أ", "ب"}};
    CHECK(media::told_from_json(media::to_json(told)) == told);
    CHECK(media::told_from_json("").empty());
    CHECK(media::told_from_json("[1]").empty());
    CHECK(media::told_from_json(R"({"credit":5,"caption":["x"],"keywords":"x","taken_at":"yesterday"})").empty());
    CHECK(media::told_from_json(R"({"credit":"a\u0000b\u0007\u009bc"})").credit == "a b c");
    CHECK(media::told_from_json(R"({"taken_at":"2025-05-07T99:99:99<script>"})").taken_at.size() <= 25);
}

TEST_CASE("bytes of no declared character set become text") {
    CHECK(media::from_legacy("\xE3\xD1\xDD\xC3 \xC8\xED\xD1\xE6\xCA") == "مرفأ بيروت");
    CHECK(media::from_legacy("Caf\xE9 de l'\xC9toile") == "Café de l'Étoile");
    CHECK(media::from_legacy("مرفأ") == "مرفأ");
    for (int byte = 0x80; byte < 0x100; ++byte)
        CHECK(is_utf8(media::from_legacy(std::string(3, static_cast<char>(byte)))));
}
