#include "article/testing.h"

namespace midad::article::testing {

Article every_kind() {
    Article article;
    article.language = "ar";
    article.section = "energy";
    article.kicker = "طاقة ودواء ونقل";
    article.headline = "شراكة الضفّتين: خمسة ملفات في اتفاق واحد";
    article.standfirst = "اتفاق يوسّع العمل في حقلين، ويبني مصنعًا للإنسولين، ويعيد الرحلات المباشرة.";
    article.dateline = {"مرسى الشرق", "وكالات"};
    article.bylines = {{Role::wrote, "رنا العلي"},
                       {Role::translated, "ياسر منصور"},
                       {Role::photographed, "سلمى نجّار"},
                       {Role::edited, "هالة المرساوي"}};
    article.picture = Picture{"hall.jpg", "قاعة واسعة خالية.", "قاعة التوقيع.", "سلمى نجّار / المداد", 1920, 1280};
    article.blocks = {
        Paragraph{{{"وُقّع الاتفاق مساء الأربعاء، ويُلزم الحكومتين "},
                   {"بنشر النص", true, false, ""},
                   {" كاملًا، كما جاء في "},
                   {"البيان المشترك", false, false, "https://example.org/sahl/statement"},
                   {"."}}},
        Subhead{"حقلان وثماني آبار", "حقلان-وثماني-آبار"},
        Paragraph{{{"تحفر الشركة ثماني آبار قبل نهاية 2027، بكلفة 400 مليون دولار، تدفع منها السهل 40%."}}},
        Subhead{"ذرّة للبحث لا للتوليد", "ذرة-للبحث-لا-للتوليد"},
        List{true, {{{"دراسة جدوى"}}, {{"تدريب 60 مهندسًا"}}}},
        Subhead{"مصنع الإنسولين", "مصنع-الإنسولين"},
        Paragraph{{{"تبنيه شركة MedPharm Ltd. الجزرية، ورقم المرضى +999 11 555 0142."}}},
        Quote{{{"المصنع ليس "}, {"صورة تذكارية", false, true, ""}, {"."}}, "ريم البيلسان، وزيرة الصحة"},
        PictureBlock{{"factory.jpg", "مصنع أبيض.", "خط التعبئة.", "هند الصايغ / المداد", 1200, 800}},
        Subhead{"ثلاث رحلات ثم خمس", "ثلاث-رحلات-ثم-خمس"},
        Table{"ما تعهّد به الجانبان",
              {{{"التعهد"}}, {{"الموعد"}}},
              {{{{"نشر النص"}}, {{"خلال 24 ساعة"}}}, {{{"الرحلات"}}, {}}}},
        Subhead{"سياسة تحت الضغط", "سياسة-تحت-الضغط"},
        FactBox{"ما لا يقوله الاتفاق",
                {Paragraph{{{"سكت النص عن ثلاثة أمور:"}}}, List{false, {{{"الغاز المصاحب"}}, {{"سعر التذكرة"}}}}}},
        Subhead{"ضيف على عيد المنارة", "ضيف-على-عيد-المنارة"},
        Paragraph{{{"يا منارةَ البحرِ أضيئي\nللعابرينَ طريقَهم"}}},
        Embed{"https://example.org/video/7", "حفل الإضاءة", "تلفزيون السهل"},
        File{"agreement.pdf", "نص الاتفاق", 482133},
    };
    article.keywords = {"اتفاق الشراكة", "الإنسولين", "النقل الجوي"};
    article.sources = {{"رئاسة جمهورية السهل", "https://example.org/sahl/statement"}, {"هيئة الطيران المدني", ""}};
    return article;
}

}  // namespace midad::article::testing
