#include "http/prepared.h"

#include <brotli/encode.h>
#include <zlib.h>

#include <algorithm>
#include <optional>
#include <stdexcept>

#include "base/failure.h"
#include "base/sha256.h"
#include "http/internal/header_text.h"

namespace midad::http {

namespace {

/// From here on a body is packed a little less: a front page's 75 KB take three times a story's time, on a reader's
/// path, for some hundreds of bytes.
constexpr std::size_t large_body = 48u << 10;

/// Level 6, or 4, and a header that holds neither time nor name: the same body gives the same bytes on every node.
std::string gzipped(std::string_view body) {
    z_stream stream{};
    constexpr int window_with_gzip_header = 15 + 16;
    if (deflateInit2(&stream, body.size() > large_body ? 4 : 6, Z_DEFLATED, window_with_gzip_header, 8,
                     Z_DEFAULT_STRATEGY) != Z_OK) {
        throw std::bad_alloc{};
    }
    std::string out(deflateBound(&stream, body.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));  // zlib 1.2 has no const; it only reads
    stream.avail_in = static_cast<uInt>(body.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const int result = deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    if (result != Z_STREAM_END) throw std::runtime_error{"http: gzip did not finish"};
    return out;
}

std::string brotli_compressed(std::string_view body) {
    std::size_t size = BrotliEncoderMaxCompressedSize(body.size());
    std::string out(size, '\0');
    const int quality = body.size() > large_body ? 4 : 5;
    const auto done = BrotliEncoderCompress(quality, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, body.size(),
                                            reinterpret_cast<const std::uint8_t*>(body.data()), &size,
                                            reinterpret_cast<std::uint8_t*>(out.data()));
    if (done != BROTLI_TRUE) throw std::runtime_error{"http: brotli did not finish"};
    out.resize(size);
    return out;
}

/// Whether bodies of this Content-Type shrink: text of every kind; pictures, fonts and archives are packed already.
bool is_compressible(std::string_view content_type) {
    const std::string type = lower_case(trimmed(content_type.substr(0, content_type.find(';'))));
    const auto ends = [&](std::string_view tail) {
        return type.size() > tail.size() && type.compare(type.size() - tail.size(), tail.size(), tail) == 0;
    };
    return type.rfind("text/", 0) == 0 || ends("+xml") || ends("+json") || type == "application/json" ||
           type == "application/xml" || type == "application/javascript";
}

bool has_content_length(int status) { return status >= 200 && status != 204 && status != 304; }

std::string quoted_tag(const std::string& digest, std::string_view suffix) {
    return '"' + digest.substr(0, 32) + std::string{suffix} + '"';
}

void finish(Prepared::Variant& variant, int status, std::string_view coding) {
    variant.head += "ETag: " + variant.etag + "\r\n";
    if (!coding.empty()) variant.head += "Content-Encoding: " + std::string{coding} + "\r\n";
    if (has_content_length(status)) variant.head += "Content-Length: " + std::to_string(variant.body.size()) + "\r\n";
    variant.ready = true;
}

void add_packed(Prepared& answer, Encoding encoding, std::string packed) {
    const Prepared::Variant& plain = answer.variant(Encoding::identity);
    if (packed.size() >= plain.body.size()) return;
    Prepared::Variant made;
    made.body = std::move(packed);
    made.head = without_lines(plain.head, {"ETag", "Content-Length"});
    made.etag = plain.etag.substr(0, plain.etag.size() - 1) + (encoding == Encoding::gzip ? "-g\"" : "-b\"");
    finish(made, answer.status, encoding == Encoding::gzip ? "gzip" : "br");
    answer.variants[static_cast<std::size_t>(encoding)] = std::move(made);
}

/// Makes the variant from identity; leaves it out when it would not be smaller.
void add_variant(Prepared& answer, Encoding encoding) {
    if (encoding == Encoding::identity) return;
    const std::string& plain = answer.variant(Encoding::identity).body;
    add_packed(answer, encoding, encoding == Encoding::gzip ? gzipped(plain) : brotli_compressed(plain));
}

bool is_written_by_server(std::string_view name) {
    static constexpr std::array names{"etag",       "content-length",    "content-encoding", "date",
                                      "connection", "transfer-encoding", "keep-alive"};
    return std::any_of(names.begin(), names.end(), [&](const char* own) { return same_name(name, own); });
}

/// Vary with Accept-Encoding in it, whatever the caller had there already.
std::string vary_line(const std::string& wanted, bool compressible) {
    if (!compressible) return wanted.empty() ? "" : "Vary: " + wanted + "\r\n";
    if (wanted.empty()) return "Vary: Accept-Encoding\r\n";
    if (wanted == "*" || lower_case(wanted).find("accept-encoding") != std::string::npos)
        return "Vary: " + wanted + "\r\n";
    return "Vary: " + wanted + ", Accept-Encoding\r\n";
}

}  // namespace

std::size_t Prepared::size() const {
    std::size_t bytes = sizeof *this + last_modified.size();
    for (const Variant& each : variants) bytes += each.head.size() + each.etag.size() + each.body.size();
    return bytes;
}

PreparedPtr prepare(int status, const Headers& headers, std::string body, std::initializer_list<Encoding> encodings) {
    auto answer = std::make_shared<Prepared>();
    answer->status = status;
    Prepared::Variant& plain = answer->variants[static_cast<std::size_t>(Encoding::identity)];
    std::string vary;
    bool compressible = false;
    for (const auto& [name, value] : headers) {
        if (!is_header_name(name) || !is_header_value(value)) {
            throw Failure{"http.bad_header", {{"name", name}}, "http: a header that cannot be sent: " + name};
        }
        if (is_written_by_server(name)) continue;
        if (same_name(name, "vary")) {
            vary += (vary.empty() ? "" : ", ") + value;
            continue;
        }
        if (same_name(name, "content-type")) compressible = is_compressible(value);
        if (same_name(name, "last-modified")) answer->last_modified = value;
        plain.head.append(name).append(": ").append(value).append("\r\n");
    }
    plain.head += vary_line(vary, compressible);
    plain.etag = quoted_tag(sha256_hex(body), "");
    plain.body = std::move(body);
    finish(plain, status, "");
    for (const Encoding encoding : encodings) add_variant(*answer, encoding);
    return answer;
}

PreparedPtr with_packed(const Prepared& answer, Encoding encoding, std::string packed) {
    auto wider = std::make_shared<Prepared>(answer);
    if (encoding != Encoding::identity) add_packed(*wider, encoding, std::move(packed));
    return wider;
}

PreparedPtr with_encoding(const Prepared& answer, Encoding encoding) {
    auto extended = std::make_shared<Prepared>(answer);
    if (!extended->variant(encoding).ready) add_variant(*extended, encoding);
    return extended;
}

}  // namespace midad::http
