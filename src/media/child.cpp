// What runs in the child process: the only file that sees libvips.
#include <sys/resource.h>

#include <algorithm>
#include <boost/json.hpp>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <span>
#include <vips/vips8>

#include "media/internal/told_in_child.h"
#include "media/look.h"
#include "media/render.h"

namespace midad::media {

namespace json = boost::json;
namespace fs = std::filesystem;

namespace {

constexpr std::int64_t most_pixels = 50'000'000;
// WebP holds 16,383 rows: with these, the widest rendition of what is taken has at most 15,360.
constexpr int most_times_high = 8, most_times_wide = 30;
constexpr int jpeg_quality = 80;
constexpr int webp_quality = 76;
constexpr int thumbnail_quality = 70;
constexpr int webp_effort = 2;  // 4 takes half as long again for a few per cent of size

void limit(__rlimit_resource what, rlim_t value) {
    const rlimit both{value, value};
    ::setrlimit(what, &both);
}

void bound_this_process() {
    limit(RLIMIT_CPU, 60);
    limit(RLIMIT_FSIZE, 64u << 20);
    limit(RLIMIT_NOFILE, 64);
    limit(RLIMIT_CORE, 0);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    limit(RLIMIT_AS, 2ull << 30);  // the sanitisers map terabytes that they never touch
#endif
}

struct Unfit {
    std::string key;
    std::string detail;
};

std::string size_of(const vips::VImage& image) {
    return std::to_string(image.width()) + "×" + std::to_string(image.height());
}

bool is_taken_loader(const std::string& loader) {
    return loader == "VipsForeignLoadJpegFile" || loader == "VipsForeignLoadPngFile" ||
           loader == "VipsForeignLoadWebpFile" || loader == "VipsForeignLoadHeifFile";
}

/// Looks at the header only: a bomb is refused before a row of it is decoded.
void look(const std::string& file) {
    const char* loader = vips_foreign_find_load(file.c_str());
    if (loader == nullptr || !is_taken_loader(loader)) throw Unfit{"media.not_a_picture", ""};
    const vips::VImage header =
        vips::VImage::new_from_file(file.c_str(), vips::VImage::option()->set("access", VIPS_ACCESS_SEQUENTIAL));
    const std::int64_t pixels = std::int64_t{header.width()} * header.height();
    if (pixels > most_pixels) {
        throw Unfit{"media.too_many_pixels", size_of(header)};
    }
}

void look_at_shape(const vips::VImage& upright) {
    const std::int64_t width = upright.width(), height = upright.height();
    if (height > most_times_high * width || width > most_times_wide * height)
        throw Unfit{"media.too_thin", size_of(upright)};
}

std::string xml_escaped(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '"')
            out += "&quot;";
        else if (static_cast<unsigned char>(c) >= 0x20)
            out += c;
    }
    return out;
}

/// Takes away everything that the camera and the editing programs wrote – position, serial numbers, names – and writes
/// the credit as IPTC Photo Metadata 2023.1 has it (photoshop:Credit, in XMP).
vips::VImage cleaned(vips::VImage image, const std::string& credit) {
    image = image.copy();
    const std::unique_ptr<char*, void (*)(char**)> fields{vips_image_get_fields(image.get_image()), g_strfreev};
    for (char** one = fields.get(); *one != nullptr; ++one) {
        const std::string field{*one};
        const bool ours =
            !(field.starts_with("exif-") || field.starts_with("xmp") || field.starts_with("iptc") ||
              field.starts_with("photoshop") || field.starts_with("jpeg-thumbnail") || field.starts_with("icc") ||
              field.starts_with("png-comment") || field.starts_with("heif-") || field == "orientation");
        if (!ours) image.remove(field.c_str());
    }
    if (!credit.empty()) {
        const std::string packet =
            "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?><x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
            "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\" "
            "xmlns:photoshop=\"http://ns.adobe.com/photoshop/1.0/\" photoshop:Credit=\"" +
            xml_escaped(credit) + "\"/></rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>";
        vips_image_set_blob_copy(image.get_image(), VIPS_META_XMP_NAME, packet.data(), packet.size());
    }
    return image;
}

void save_webp(const vips::VImage& image, const std::string& path, int quality) {
    image.webpsave(path.c_str(),
                   vips::VImage::option()->set("Q", quality)->set("effort", webp_effort)->set("strip", false));
}

json::object described(const vips::VImage& image, const fs::path& path, const char* format) {
    return {{"width", image.width()},
            {"height", image.height()},
            {"format", format},
            {"name", path.filename().string()},
            {"size_bytes", static_cast<std::int64_t>(fs::file_size(path))}};
}

json::object written(const vips::VImage& image, const fs::path& folder, const char* format) {
    const std::string name = std::to_string(image.width()) + (std::string_view{format} == "webp" ? ".webp" : ".jpg");
    const std::string path = (folder / name).string();
    if (std::string_view{format} == "webp") {
        save_webp(image, path, webp_quality);
    } else {
        image.jpegsave(path.c_str(), vips::VImage::option()
                                         ->set("Q", jpeg_quality)
                                         ->set("optimize_coding", true)
                                         ->set("interlace", true)
                                         ->set("strip", false));
    }
    return described(image, path, format);
}

vips::VImage upright_at(const std::string& file, int width) {
    vips::VImage image = vips::VImage::thumbnail(file.c_str(), width,
                                                 vips::VImage::option()
                                                     ->set("height", 100000)
                                                     ->set("size", VIPS_SIZE_DOWN)
                                                     ->set("export_profile", "srgb")
                                                     ->set("fail_on", VIPS_FAIL_ON_ERROR));
    if (image.has_alpha())
        image = image.flatten(vips::VImage::option()->set("background", std::vector<double>{255, 255, 255}));
    return image.copy_memory();  // two savers read it, and its file can be read once only
}

std::string mean_colour(const std::string& file) {
    // In memory, since it is read once for each band and a file is read in order only once.
    const vips::VImage small = upright_at(file, 32).colourspace(VIPS_INTERPRETATION_sRGB).copy_memory();
    char text[8];
    int mean[3];
    for (int band = 0; band < 3; ++band)
        mean[band] = static_cast<int>(std::lround(std::clamp(small.extract_band(band).avg(), 0.0, 255.0)));
    std::snprintf(text, sizeof text, "#%02x%02x%02x", mean[0] & 255, mean[1] & 255, mean[2] & 255);
    return text;
}

std::string_view block_of(const vips::VImage& image, const char* name) {
    if (image.get_typeof(name) != VIPS_TYPE_BLOB) return {};
    std::size_t size = 0;
    const void* data = image.get_blob(name, &size);
    return {static_cast<const char*>(data), size};
}

/// libvips 8.14 gives AVIF's XMP no name of its own: what is not EXIF there is "heif-mime-" and the item's number.
std::string_view xmp_of(const vips::VImage& image) {
    if (const auto packet = block_of(image, VIPS_META_XMP_NAME); !packet.empty()) return packet;
    const std::unique_ptr<char*, void (*)(char**)> fields{vips_image_get_fields(image.get_image()), g_strfreev};
    for (char** one = fields.get(); *one != nullptr; ++one)
        if (std::string_view{*one}.starts_with("heif-mime-")) return block_of(image, *one);
    return {};
}

/// What the file says of itself, before it is taken away from everything that is made of it.
Told told_by(const vips::VImage& image, const std::string& file) {
    if (file.ends_with(".png")) return told_from_json(to_json(read_png_metadata(file)));
    return told_from_json(to_json(
        read_metadata({block_of(image, VIPS_META_EXIF_NAME), block_of(image, VIPS_META_IPTC_NAME), xmp_of(image)})));
}

/// Sixteen hexadecimal digits; nothing of a picture that is too plain.
std::string look_digits(const vips::VImage& small) {
    const vips::VImage greys =
        small.colourspace(VIPS_INTERPRETATION_B_W)
            .extract_band(0)
            .cast(VIPS_FORMAT_UCHAR)
            .thumbnail_image(look_side,
                             vips::VImage::option()->set("height", int{look_side})->set("size", VIPS_SIZE_FORCE));
    std::size_t size = 0;
    const std::unique_ptr<void, void (*)(void*)> pixels{greys.write_to_memory(&size), g_free};
    if (size != look_side * look_side) return {};
    const auto look = look_of(std::span<const unsigned char, look_side * look_side>{
        static_cast<const unsigned char*>(pixels.get()), look_side * look_side});
    if (!look) return {};
    char text[17];
    std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(*look));
    return text;
}

json::array renditions_of(const std::string& file, const fs::path& folder, const std::string& credit, int widest) {
    json::array renditions;
    for (const int width : rendition_widths) {
        // The smallest is always made; a larger one only of a picture that has the pixels (or else its own width,
        // once).
        const int made = std::min(width, widest);
        const bool repeated = !renditions.empty() && renditions.back().at("width").as_int64() == made;
        if (repeated) break;
        const vips::VImage image = cleaned(upright_at(file, made), credit);
        renditions.push_back(written(image, folder, "webp"));
        renditions.push_back(written(image, folder, "jpeg"));
    }
    return renditions;
}

/// What the library shows of it in a list; a picture that is no wider is its own.
json::array thumbnail_of(const vips::VImage& small, const fs::path& folder, const std::string& credit, int widest) {
    if (widest <= thumbnail_width) return {};
    const fs::path path = folder / (std::to_string(thumbnail_width) + ".webp");
    save_webp(cleaned(small, credit), path.string(), thumbnail_quality);
    return {described(small, path, "thumbnail")};
}

json::object render(const std::string& file, const fs::path& folder, const std::string& wanted_credit,
                    bool beside_only) {
    look(file);
    const vips::VImage whole =
        vips::VImage::new_from_file(file.c_str(), vips::VImage::option()->set("access", VIPS_ACCESS_SEQUENTIAL))
            .autorot();
    look_at_shape(whole);
    const Told told = told_by(whole, file);
    const std::string& credit = wanted_credit.empty() ? told.credit : wanted_credit;
    json::array renditions;
    if (!beside_only) renditions = renditions_of(file, folder, credit, whole.width());
    const vips::VImage small = upright_at(file, std::min(thumbnail_width, whole.width()));
    for (json::value& one : thumbnail_of(small, folder, credit, whole.width())) renditions.push_back(std::move(one));
    return {{"width", whole.width()},     {"height", whole.height()},           {"colour", mean_colour(file)},
            {"look", look_digits(small)}, {"told", json::parse(to_json(told))}, {"renditions", std::move(renditions)}};
}

void answer(const json::object& object) { std::fputs((json::serialize(object) + "\n").c_str(), stdout); }

}  // namespace

int render_picture_in_child(int argc, const char* const* argv) {
    const bool beside_only = argc == 5 && std::string_view{argv[4]} == "beside";
    if (argc != 4 && !beside_only) return 2;
    bound_this_process();
    if (VIPS_INIT("midad") != 0) return 3;
    vips_concurrency_set(1);
    vips_cache_set_max(0);
    vips_block_untrusted_set(TRUE);
    try {
        answer(render(argv[1], argv[2], argv[3], beside_only));
    } catch (const Unfit& unfit) {
        answer({{"refused", unfit.key}, {"detail", unfit.detail}});
    } catch (const std::exception& failure) {
        answer({{"refused", "media.broken"}, {"detail", failure.what()}});
    }
    return 0;
}

}  // namespace midad::media
