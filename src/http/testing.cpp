#include "http/testing.h"

#include <arpa/inet.h>
#include <brotli/decode.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <stdexcept>

#include "base/url.h"
#include "http/internal/header_text.h"

namespace midad::http::testing {

namespace {

constexpr std::chrono::milliseconds patience{5000};
constexpr std::size_t most_decoded = 64u << 20;

std::string gunzipped(std::string_view bytes) {
    z_stream stream{};
    if (inflateInit2(&stream, 15 + 16) != Z_OK) throw std::bad_alloc{};
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    std::string out;
    int result = Z_OK;
    while (result == Z_OK && out.size() < most_decoded) {
        char piece[16384];
        stream.next_out = reinterpret_cast<Bytef*>(piece);
        stream.avail_out = sizeof piece;
        result = inflate(&stream, Z_NO_FLUSH);
        out.append(piece, sizeof piece - stream.avail_out);
    }
    inflateEnd(&stream);
    if (result != Z_STREAM_END) throw std::runtime_error{"the answer's gzip is broken"};
    return out;
}

std::string unbrotlied(std::string_view bytes) {
    for (std::size_t size = 1u << 16; size <= most_decoded; size *= 4) {
        std::string out(size, '\0');
        const auto done = BrotliDecoderDecompress(bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()),
                                                  &size, reinterpret_cast<std::uint8_t*>(out.data()));
        if (done == BROTLI_DECODER_RESULT_SUCCESS) return out.substr(0, size);
        size = out.size();
    }
    throw std::runtime_error{"the answer's brotli is broken"};
}

/// What is not ASCII as %XX; what the test wrote in ASCII stays, encoded or malformed as it may be.
std::string target_of(std::string_view path) {
    std::string target;
    for (const char c : path)
        target += static_cast<unsigned char>(c) < 0x80 ? std::string{c} : percent_encoded({&c, 1});
    return target;
}

bool has_body(int status, bool is_head) { return !is_head && status >= 200 && status != 204 && status != 304; }

}  // namespace

std::string Answer::header(std::string_view name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? std::string{} : found->second;
}

std::string Answer::decoded() const {
    const std::string coding = header("content-encoding");
    if (coding == "gzip") return gunzipped(body);
    if (coding == "br") return unbrotlied(body);
    return body;
}

std::optional<Answer> take_answer(std::string& bytes, bool is_head) {
    const std::size_t end = bytes.find("\r\n\r\n");
    if (end == bytes.npos) return std::nullopt;
    Answer answer;
    if (bytes.rfind("HTTP/1.1 ", 0) != 0) throw std::runtime_error{"no answer: " + bytes.substr(0, 60)};
    std::from_chars(bytes.data() + 9, bytes.data() + 12, answer.status);
    for (std::size_t at = bytes.find("\r\n") + 2; at < end + 2;) {
        const std::size_t line_end = bytes.find("\r\n", at);
        const std::string_view line = std::string_view{bytes}.substr(at, line_end - at);
        const std::size_t colon = line.find(": ");
        if (colon == line.npos) throw std::runtime_error{"no header: " + std::string{line}};
        answer.headers[lower_case(line.substr(0, colon))] = line.substr(colon + 2);
        at = line_end + 2;
    }
    std::size_t length = 0;
    if (has_body(answer.status, is_head)) {
        const std::string text = answer.header("content-length");
        if (text.empty()) throw std::runtime_error{"an answer without its length"};
        std::from_chars(text.data(), text.data() + text.size(), length);
    }
    if (bytes.size() < end + 4 + length) return std::nullopt;
    answer.body = bytes.substr(end + 4, length);
    bytes.erase(0, end + 4 + length);
    return answer;
}

Client::Client(std::uint16_t port) : port_{port} {}

Client::~Client() { close(); }

void Client::connect() {
    close();
    socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port_);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (socket_ < 0 || ::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
        throw std::runtime_error{std::string{"the test client cannot connect: "} + std::strerror(errno)};
    }
}

void Client::close() {
    if (socket_ >= 0) ::close(socket_);
    socket_ = -1;
    received_.clear();
}

void Client::send(std::string_view bytes) {
    if (socket_ < 0) connect();
    while (!bytes.empty()) {
        const ssize_t count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return;  // the server has closed; its answer, if any, is still to be read
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
}

Client::Fill Client::fill(std::chrono::milliseconds time) {
    if (socket_ < 0) return Fill::closed;
    pollfd ready{socket_, POLLIN, 0};
    if (::poll(&ready, 1, static_cast<int>(time.count())) <= 0) return Fill::silent;
    char piece[65536];
    const ssize_t count = ::recv(socket_, piece, sizeof piece, 0);
    if (count <= 0) return Fill::closed;
    received_.append(piece, static_cast<std::size_t>(count));
    return Fill::more;
}

Answer Client::read_answer(bool is_head) {
    for (;;) {
        if (auto answer = take_answer(received_, is_head)) return *std::move(answer);
        const Fill filled = fill(patience);
        if (filled == Fill::silent) throw std::runtime_error{"the server is silent"};
        if (filled == Fill::closed) throw std::runtime_error{"the server closed after: " + received_.substr(0, 200)};
    }
}

std::string Client::receive(std::size_t most) {
    if (socket_ < 0) return {};
    std::string piece(most, '\0');
    const ssize_t count = ::recv(socket_, piece.data(), piece.size(), 0);
    piece.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
    return piece;
}

bool Client::is_closed_within(std::chrono::milliseconds time) {
    const auto end = std::chrono::steady_clock::now() + time;
    for (;;) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
        const Fill filled = fill(std::max(left, std::chrono::milliseconds{0}));
        if (filled != Fill::more) return filled == Fill::closed;
    }
}

Answer Client::request(std::string_view method, std::string_view path, const Headers& headers, std::string_view body) {
    std::string bytes = std::string{method} + ' ' + target_of(path) + " HTTP/1.1\r\nHost: midad.test\r\n";
    for (const auto& [name, value] : headers) bytes.append(name).append(": ").append(value).append("\r\n");
    if (!body.empty() || method == "POST") bytes += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    bytes += "\r\n";
    bytes += body;
    const bool was_open = socket_ >= 0;
    send(bytes);
    const auto read = [&] {
        Answer answer = read_answer(method == "HEAD");
        if (answer.header("connection") == "close") close();
        return answer;
    };
    if (!was_open) return read();
    try {
        return read();
    } catch (const std::runtime_error&) {  // an idle connection that the server had closed
        connect();
        send(bytes);
        return read();
    }
}

Answer Client::get(std::string_view path, const Headers& headers) { return request("GET", path, headers); }
Answer Client::head(std::string_view path, const Headers& headers) { return request("HEAD", path, headers); }
Answer Client::post(std::string_view path, std::string_view body, const Headers& headers) {
    return request("POST", path, headers, body);
}

std::string Client::raw(std::string_view bytes) {
    Client other{port_};
    other.send(bytes);
    other.is_closed_within(std::chrono::milliseconds{1000});
    return std::move(other.received_);
}

}  // namespace midad::http::testing
