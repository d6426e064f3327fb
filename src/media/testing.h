#pragma once

#include <stdlib.h>
#include <zlib.h>

#include <array>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>

#include "base/clock.h"
#include "media/catalogue.h"
#include "media/library.h"
#include "store/testing.h"

namespace midad::media::testing {

/// A library on a new database and a shelf in a folder of its own, both gone when it is destroyed.
struct EmptyLibrary {
    explicit EmptyLibrary(store::Engine engine) : database{engine} {
        std::string name = "/tmp/midad-media-XXXXXX";
        folder = ::mkdtemp(name.data());
        shelf = folder_shelf(folder / "media");
        library = std::make_unique<Library>(*database, *shelf, clock);
        catalogue = std::make_unique<Catalogue>(*database);
    }
    ~EmptyLibrary() { std::filesystem::remove_all(folder); }
    EmptyLibrary(const EmptyLibrary&) = delete;
    EmptyLibrary& operator=(const EmptyLibrary&) = delete;

    /// The id of a picture of the sample.
    std::string keep(const std::string& name, const std::string& credit = "المداد") {
        return library->keep_picture("sample/pictures/" + name + ".jpg", credit).value().id;
    }
    template <typename Work>
    auto together(Work&& work) {
        return database->together(store::Durability::normal, std::forward<Work>(work));
    }

    store::testing::TemporaryDatabase database;
    FixedClock clock{from_ms(1746632400000)};
    std::filesystem::path folder;
    std::unique_ptr<Shelf> shelf;
    std::unique_ptr<Library> library;
    std::unique_ptr<Catalogue> catalogue;
};

/// What a shell command writes.
inline std::string output_of(const std::string& command) {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe{::popen(command.c_str(), "r"), ::pclose};
    std::string text;
    for (std::array<char, 4096> piece; std::fgets(piece.data(), piece.size(), pipe.get()) != nullptr;)
        text += piece.data();
    return text;
}

inline void append_big_endian(std::string& to, std::uint32_t number) {
    for (int shift = 24; shift >= 0; shift -= 8) to += static_cast<char>(static_cast<unsigned char>(number >> shift));
}

inline void append_chunk(std::string& png, const std::string& kind, const std::string& data) {
    append_big_endian(png, static_cast<std::uint32_t>(data.size()));
    const std::string body = kind + data;
    png += body;
    append_big_endian(png, static_cast<std::uint32_t>(::crc32(0, reinterpret_cast<const Bytef*>(body.data()),
                                                              static_cast<uInt>(body.size()))));
}

/// A grey PNG, one bit a pixel, all black: small on the disk however large it is.
inline std::string black_png(std::uint32_t width, std::uint32_t height) {
    std::string header;
    append_big_endian(header, width);
    append_big_endian(header, height);
    header += std::string{"\x01\x00\x00\x00\x00", 5};
    const std::string rows(static_cast<std::size_t>(height) * (1 + (width + 7) / 8), '\0');
    uLongf size = ::compressBound(static_cast<uLong>(rows.size()));
    std::string packed(size, '\0');
    ::compress2(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(rows.data()),
                static_cast<uLong>(rows.size()), 1);
    packed.resize(size);
    std::string png = "\x89PNG\r\n\x1A\n";
    append_chunk(png, "IHDR", header);
    append_chunk(png, "IDAT", packed);
    append_chunk(png, "IEND", "");
    return png;
}

}  // namespace midad::media::testing
