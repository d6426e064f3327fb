#include "text/pieces.h"

#include <doctest/doctest.h>

#include <string>

using namespace midad;
using text::Parting;
using text::Piece;

namespace {

std::string shown(std::string_view words, Parting parting = Parting::words_whole) {
    std::string out;
    for (const Piece& piece : text::pieces_of(words, parting)) {
        out += '[';
        out += words.substr(piece.begin, piece.end - piece.begin);
        out += ']';
    }
    return out;
}

}  // namespace

TEST_CASE("a text falls into words, blanks and signs") {
    CHECK(shown("قال: «نعم»، ثم  مضى.") == "[قال][:][ ][«][نعم][»][،][ ][ثم][  ][مضى][.]");
    CHECK(shown("") == "");
    CHECK(shown("3.5% MedPharm") == "[3][.][5][%][ ][MedPharm]");
}

TEST_CASE("marks, tatweel and joiners belong to their word") {
    CHECK(shown("مُحَمَّدٌ دمشــق الـ80") == "[مُحَمَّدٌ][ ][دمشــق][ ][الـ80]");
}

TEST_CASE("digits part from letters where that is asked for") {
    CHECK(shown("دمشــق8 أيار2025", Parting::digits_apart) == "[دمشــق][8][ ][أيار][2025]");
    CHECK(shown("٧مايو", Parting::digits_apart) == "[٧][مايو]");
}

TEST_CASE("bytes that are no characters are signs, and no byte is left out") {
    CHECK(shown("أ\xFFب") == "[أ][\xFF][ب]");
}

TEST_CASE("words are counted as a newsroom does") {
    CHECK(text::word_count("الذكرى الـ80 لانتصار، في 3.5 ملايين – نعم!") == 7);
    CHECK(text::word_count(" – … ") == 0);
}
