#include "media/uploads.h"

#include <doctest/doctest.h>

#include <unistd.h>

#include <vips/vips8>

#include <random>
#include <thread>

#include "base/file.h"
#include "base/sha256.h"
#include "media/testing.h"

using namespace midad;
using namespace std::chrono_literals;
using media::UploadKind;
using media::testing::black_png;
using media::testing::EmptyLibrary;
using media::testing::output_of;

namespace {

constexpr PersonId salma{7}, omar{8};
constexpr std::size_t piece = 100'000;

struct Desk : EmptyLibrary {
    explicit Desk(store::Engine engine) : EmptyLibrary{engine} { begin_anew(); }
    /// As the server does after a crash: nothing of it is in memory.
    void begin_anew() { uploads = std::make_unique<media::Uploads>(*database, *library, folder / "uploads", clock); }

    std::string begin(const std::string& name, std::size_t size, UploadKind kind = UploadKind::picture) {
        return uploads->begin(salma, name, static_cast<std::int64_t>(size), kind).value().token;
    }
    std::string send(const std::string& token, std::size_t offset, std::string_view bytes) {
        last = uploads->append(salma, token, static_cast<std::int64_t>(offset), bytes);
        return last ? (last->finished ? "finished" : "taken") : last.error().why.key;
    }
    /// All of it in pieces; what the last one was answered.
    std::string send_all(const std::string& name, std::string_view bytes, UploadKind kind = UploadKind::picture) {
        const auto begun = uploads->begin(salma, name, static_cast<std::int64_t>(bytes.size()), kind);
        if (!begun) return begun.error().key;
        std::string answer = "taken";
        for (std::size_t at = 0; at < bytes.size() && answer == "taken"; at += piece)
            answer = send(begun->token, at, bytes.substr(at, piece));
        return answer;
    }
    /// Nothing on the shelf, in the folder, among the rows, in the temporary folder.
    void check_that_nothing_is_left() {
        CHECK(shelf->names().empty());
        CHECK(catalogue->list("", "", 10)->items.empty());
        CHECK(uploads->open_of(salma).empty());
        CHECK(files_waiting() == 0);
    }
    std::size_t files_waiting() const {
        std::error_code missing;
        std::size_t count = 0;
        for (const auto& entry : std::filesystem::directory_iterator{folder / "uploads", missing})
            count += entry.is_regular_file() ? 1 : 0;
        return count;
    }

    std::unique_ptr<media::Uploads> uploads;
    Result<media::Progress, media::NotTaken> last = media::Progress{};
};

std::string harbour() { return read_file("sample/pictures/harbour.jpg"); }

/// A picture of the sample made small, with its metadata, so that a hundred of them can be decoded.
std::string small_photograph() {
    static const std::string bytes = [] {
        const std::string file = "/tmp/midad-small-" + std::to_string(::getpid()) + ".jpg";
        vips::VImage::thumbnail("sample/pictures/harbour.jpg", 260).jpegsave(file.c_str());
        std::string read = read_file(file);
        std::filesystem::remove(file);
        return read;
    }();
    return bytes;
}

}  // namespace

MIDAD_BOTH_ENGINES("a picture comes in pieces and is in the library with the last") {
    Desk desk{On::engine};
    const std::string bytes = harbour();
    CHECK(desk.send_all("C:\\صور\\مرفأ بيروت.jpg", bytes) == "finished");
    const auto item = desk.catalogue->find(desk.last->finished->name).value();
    CHECK(item.id == sha256_hex(bytes).substr(0, 32));
    CHECK(item.file_name == "مرفأ بيروت.jpg");
    CHECK(item.by == salma);
    CHECK(desk.shelf->get(item.id + "/original.jpg") == bytes);
    CHECK(desk.files_waiting() == 0);
    CHECK(desk.uploads->open_of(salma).empty());
}

MIDAD_BOTH_ENGINES("an upload goes on where it was after the server has begun anew") {
    Desk desk{On::engine};
    const std::string bytes = harbour();
    const std::string token = desk.begin("مرفأ.jpg", bytes.size());
    CHECK(desk.uploads->find(salma, token)->offset == 0);
    CHECK(desk.send(token, 0, std::string_view{bytes}.substr(0, piece)) == "taken");
    CHECK(desk.last->offset == piece);
    desk.begin_anew();
    CHECK(desk.uploads->find(salma, token)->offset == piece);
    CHECK(desk.uploads->open_of(salma).at(0).offset == piece);
    for (std::size_t at = piece; at < bytes.size(); at += piece)
        desk.send(token, at, std::string_view{bytes}.substr(at, piece));
    REQUIRE(desk.last->finished);
    // Whoever lost the last answer asks, or sends the last piece again.
    const std::string name = desk.last->finished->name;
    CHECK(desk.uploads->find(salma, token)->finished->name == name);
    CHECK(desk.send(token, bytes.size() - 10, std::string_view{bytes}.substr(bytes.size() - 10)) == "finished");
    CHECK(desk.last->finished->name == name);
}

MIDAD_BOTH_ENGINES("the same piece again is harmless, a gap and other bytes are refused with where to go on") {
    Desk desk{On::engine};
    const std::string bytes = harbour();
    const std::string_view all = bytes;
    const std::string token = desk.begin("مرفأ.jpg", bytes.size());
    CHECK(desk.send(token, 0, all.substr(0, piece)) == "taken");
    CHECK(desk.send(token, 0, all.substr(0, piece)) == "taken");
    CHECK(desk.last->offset == piece);
    CHECK(desk.send(token, piece / 2, all.substr(piece / 2, piece)) == "taken");  // half of it is new
    CHECK(desk.last->offset == piece * 3 / 2);
    CHECK(desk.send(token, piece * 2, all.substr(piece * 2, piece)) == "media.wrong_offset");
    CHECK(desk.last.error().offset == piece * 3 / 2);
    CHECK(desk.send(token, 0, std::string(50, 'x')) == "media.other_bytes");
    CHECK(desk.last.error().offset == piece * 3 / 2);
    CHECK(desk.uploads->append(salma, token, -1, "x").error().why.key == "media.wrong_offset");
    CHECK(desk.send(token, piece, bytes) == "media.too_much");
    CHECK(desk.send(token, 0, std::string((512u << 10) + 1, 'x')) == "media.piece_too_large");
    CHECK(desk.uploads->find(salma, token)->offset == piece * 3 / 2);
}

MIDAD_BOTH_ENGINES("a process that died before it could answer is made up for by asking again") {
    Desk desk{On::engine};
    const std::string bytes = small_photograph();
    const std::string token = desk.begin("مرفأ.jpg", bytes.size());
    // All the bytes are there, and nobody has taken them in.
    std::filesystem::create_directories(desk.folder / "uploads");
    write_file(desk.folder / "uploads" / token, bytes);
    CHECK(desk.send(token, bytes.size(), "") == "finished");
}

MIDAD_BOTH_ENGINES("nobody sees, sends to or gives up another's upload") {
    Desk desk{On::engine};
    const std::string token = desk.begin("مرفأ.jpg", 5000);
    CHECK_FALSE(desk.uploads->find(omar, token));
    CHECK(desk.uploads->append(omar, token, 0, "x").error().why.key == "media.no_upload");
    CHECK_FALSE(desk.uploads->drop(omar, token));
    CHECK(desk.uploads->open_of(omar).empty());
    CHECK_FALSE(desk.uploads->find(salma, "../../midad.toml"));
    CHECK(desk.uploads->append(salma, "../../midad.toml", 0, "x").error().why.key == "media.no_upload");
    CHECK(desk.uploads->drop(salma, token));
    CHECK_FALSE(desk.uploads->find(salma, token));
    desk.check_that_nothing_is_left();
}

MIDAD_BOTH_ENGINES("what the library would refuse is refused before a byte is sent") {
    Desk desk{On::engine};
    const auto reason = [&](const std::string& name, std::int64_t size, UploadKind kind) {
        const auto begun = desk.uploads->begin(salma, name, size, kind);
        return begun ? std::string{"begun"} : begun.error().key;
    };
    CHECK(reason("a.jpg", 0, UploadKind::picture) == "media.empty");
    CHECK(reason("a.jpg", -5, UploadKind::picture) == "media.empty");
    CHECK(reason("a.jpg", (60 << 20) + 1, UploadKind::picture) == "media.too_large");
    CHECK(reason("a.csv", (60 << 20) + 1, UploadKind::file) == "media.too_large");
    CHECK(reason("برنامج.exe", 10, UploadKind::file) == "media.file_kind");
    CHECK(reason("برنامج.pdf.sh", 10, UploadKind::file) == "media.file_kind");
    CHECK(reason("a.jpg", 60 << 20, UploadKind::picture) == "begun");
    CHECK(desk.uploads->open_of(salma).size() == 1);
}

MIDAD_BOTH_ENGINES("one person has at most eight under way, and one more when one is done or given up") {
    Desk desk{On::engine};
    std::string token;
    for (int one = 0; one < 8; ++one) token = desk.begin("مرفأ.jpg", 5000);
    CHECK(desk.uploads->begin(salma, "مرفأ.jpg", 5000, UploadKind::picture).error().key == "media.too_many_uploads");
    CHECK(desk.uploads->begin(omar, "مرفأ.jpg", 5000, UploadKind::picture));
    CHECK(desk.uploads->drop(salma, token));
    CHECK(desk.uploads->begin(salma, "مرفأ.jpg", 5000, UploadKind::picture));
}

MIDAD_BOTH_ENGINES("what was begun a day ago is gone, with its bytes and with files that belong to nothing") {
    Desk desk{On::engine};
    const std::string bytes = harbour();
    const std::string old = desk.begin("قديمة.jpg", bytes.size());
    desk.send(old, 0, std::string_view{bytes}.substr(0, piece));
    desk.clock.advance(23h);
    const std::string fresh = desk.begin("جديدة.jpg", bytes.size());
    desk.send(fresh, 0, std::string_view{bytes}.substr(0, piece));
    write_file(desk.folder / "uploads" / std::string(32, 'a'), "x");
    desk.clock.advance(1h);
    CHECK_FALSE(desk.uploads->find(salma, old));
    CHECK(desk.uploads->append(salma, old, piece, "x").error().why.key == "media.no_upload");
    CHECK(desk.uploads->remove_abandoned() == 1);
    CHECK(desk.files_waiting() == 1);
    CHECK(desk.uploads->find(salma, fresh)->offset == piece);
    CHECK(desk.uploads->remove_abandoned() == 0);
}

MIDAD_BOTH_ENGINES("what is kept with a picture is kept with it or not at all") {
    Desk desk{On::engine};
    const std::string bytes = small_photograph();
    const std::string token = desk.begin("مرفأ.jpg", bytes.size());
    const auto broken = [](store::Transaction&, const media::Progress::Finished&) {
        throw std::runtime_error{"the audit cannot be written"};
    };
    CHECK_THROWS(desk.uploads->append(salma, token, 0, bytes, broken));
    CHECK(desk.catalogue->list("", "", 10)->items.empty());
    std::string told;
    const auto audit = [&](store::Transaction& transaction, const media::Progress::Finished& finished) {
        told = finished.name;
        media::Catalogue::note_uses(transaction, DraftId{3}, "خبر", std::vector<std::string>{finished.name});
    };
    const auto taken = desk.uploads->append(salma, token, static_cast<std::int64_t>(bytes.size()), "", audit);
    REQUIRE(taken);
    CHECK(told == taken->finished->name);
    CHECK(desk.catalogue->find(told)->used.size() == 1);
}

MIDAD_BOTH_ENGINES("two lines that send the same upload at once leave one picture, whole") {
    Desk desk{On::engine};
    const std::string bytes = harbour();
    const std::string token = desk.begin("مرفأ.jpg", bytes.size());
    const auto send = [&] {
        for (int tries = 0; tries < 2000; ++tries) {
            const auto progress = desk.uploads->find(salma, token);
            if (!progress || progress->finished) return;
            const auto at = static_cast<std::size_t>(progress->offset);
            static_cast<void>(desk.uploads->append(salma, token, progress->offset,
                                                   std::string_view{bytes}.substr(std::min(at, bytes.size()), 20'000)));
        }
    };
    std::thread one{send}, other{send};
    one.join();
    other.join();
    REQUIRE(desk.uploads->find(salma, token)->finished);
    CHECK(desk.shelf->get(sha256_hex(bytes).substr(0, 32) + "/original.jpg") == bytes);
}

TEST_CASE("what is no picture is refused with its first piece, and nothing is left behind") {
    Desk desk{store::Engine::sqlite};
    const std::string page = "<!doctype html><script>alert(1)</script>" + std::string(300'000, ' ');
    CHECK(desk.send_all("صورة.jpg", page) == "media.not_a_picture");
    CHECK(desk.send_all("صورة.svg", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>") ==
          "media.not_a_picture");
    CHECK(desk.send_all("صورة.gif", "GIF89a" + std::string(500, '\1')) == "media.not_a_picture");
    CHECK(desk.send_all("صورة.jpg", "MZ") == "media.not_a_picture");
    CHECK(desk.send_all("صورة.jpg", "\xFF\xD8") == "media.not_a_picture");
    desk.check_that_nothing_is_left();
}

TEST_CASE("pictures that are cut short, broken or bombs are refused, and nothing is left behind") {
    Desk desk{store::Engine::sqlite};
    const std::string whole = small_photograph();
    CHECK(desk.send_all("مبتورة.jpg", whole.substr(0, whole.size() * 2 / 3)) == "media.broken");
    CHECK(desk.send_all("مكسورة.png", "\x89PNG\r\n\x1A\n" + std::string(5000, 'x')) == "media.broken");
    CHECK(desk.send_all("قنبلة.png", black_png(30'000, 30'000)) == "media.too_many_pixels");
    CHECK(desk.send_all("شريط.png", black_png(8'000'000, 1)) == "media.too_thin");
    CHECK(desk.send_all("شريط.png", black_png(200, 30'000)) == "media.too_thin");
    CHECK(desk.send_all("مكسورة.webp", "RIFF\xFF\xFF\xFF\xFFWEBPVP8 " + std::string(900, 'x')) == "media.broken");
    CHECK(desk.send_all("مكسورة.avif", std::string{"\0\0\0\x1C", 4} + "ftypavif" + std::string(900, 'x')) ==
          "media.broken");
    desk.check_that_nothing_is_left();
}

TEST_CASE("a picture that is something else too is kept as a picture only") {
    Desk desk{store::Engine::sqlite};
    const std::string both = small_photograph() + "<script>alert(1)</script>PK\x05\x06" + std::string(18, '\0');
    REQUIRE(desk.send_all("صورة.jpg", both) == "finished");
    const auto kept = desk.library->find(desk.last->finished->name);
    for (const auto& rendition : kept->renditions) {
        const std::string made = desk.shelf->get(rendition.name);
        CHECK(made.find("<script>") == made.npos);
        CHECK(made.find("PK\x05\x06") == made.npos);
    }
}

TEST_CASE("pictures in which bytes were turned are kept or refused, and never more than that") {
    Desk desk{store::Engine::sqlite};
    std::mt19937 random{20250507};
    const std::string photograph = small_photograph();
    const std::string drawing = black_png(300, 200);
    std::size_t kept = 0, refused = 0;
    for (int round = 0; round < 60; ++round) {
        CAPTURE(round);
        std::string bytes = round % 2 == 0 ? photograph : drawing;
        for (int turned = 0; turned < 8; ++turned)
            bytes[random() % bytes.size()] = static_cast<char>(static_cast<unsigned char>(random() & 255));
        const std::string answer = desk.send_all("صورة.jpg", bytes);
        const bool known = answer == "finished" || answer == "media.broken" || answer == "media.not_a_picture" ||
                           answer == "media.too_many_pixels" || answer == "media.too_thin";
        CHECK(known);
        (answer == "finished" ? kept : refused) += 1;
        CHECK(desk.files_waiting() == 0);
    }
    MESSAGE(kept << " kept, " << refused << " refused");
    CHECK(kept > 0);
    CHECK(refused > 0);
    const auto astray = desk.library->astray();
    CHECK(astray.missing.empty());
    CHECK(astray.unknown.empty());
}

MIDAD_BOTH_ENGINES("a file to take away is what its ending says, or is refused") {
    Desk desk{On::engine};
    const auto send = [&](const std::string& name, const std::string& bytes) {
        return desk.send_all(name, bytes, UploadKind::file);
    };
    CHECK(send("تقرير.pdf", "<html>") == "media.file_lies");
    CHECK(send("تقرير.pdf", "%PDF-1.7\n" + std::string(5000, 'x')) == "media.file_lies");  // cut short
    CHECK(send("جدول.xlsx", "PK\x03\x04" + std::string(5000, 'x')) == "media.file_lies");
    CHECK(send("جدول.csv", std::string{"MZ\x90\0\3", 5}) == "media.file_lies");
    CHECK(send("بيانات.json", "\xFF\xFE{") == "media.file_lies");
    desk.check_that_nothing_is_left();
    CHECK(send("تقرير.PDF", "%PDF-1.7\n%%EOF\n") == "finished");
    CHECK(desk.last->finished->kind == UploadKind::file);
    CHECK(desk.last->finished->name.ends_with(".pdf"));
    CHECK(send("أسعار.csv", "مادة,سعر\n") == "finished");
    CHECK(send("أسعار.csv", "\xE3\xC7\xCF\xC9,\xD3\xDA\xD1\n") == "finished");  // Windows-1256
    CHECK(send("أرشيف.zip", "PK\x05\x06" + std::string(18, '\0')) == "finished");
    CHECK(desk.files_waiting() == 0);
}
