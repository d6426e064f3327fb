#include "programs/voice.h"

#include <doctest/doctest.h>

#include <cerrno>
#include <cstring>

using namespace midad;
using programs::complaint;

TEST_CASE("what the system says of a file is said in each language") {
    const std::string both = complaint("file.cannot_read", {{"path", "قصة.story"}, {"reason", std::strerror(ENOENT)}});
    CHECK(both ==
          "تعذرت قراءة قصة.story: لا ملف ولا مجلد بهذا الاسم\nCannot read قصة.story: No such file or directory\n");
    CHECK(complaint("file.cannot_read", {{"path", "x"}, {"reason", "odd"}}).starts_with("تعذرت قراءة x: odd\n"));
}

TEST_CASE("an argument for one language is in that language's line only") {
    const std::string both =
        complaint("settings.faults", {{"file", "midad.toml"}, {"faults@ar", " خطأ"}, {"faults@en", " fault"}});
    CHECK(both == "في midad.toml ما لا يُفهم: خطأ\nmidad.toml says what is not understood: fault\n");
}
