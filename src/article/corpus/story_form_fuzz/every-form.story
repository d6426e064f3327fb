---
headline: ع
section: s
by: ن
source: ا | https://e.org
published: 2025-05-07 18:40
picture: a
credit: c
origin: o
correction: 2025-05-08 09:00 | ص
---
ف **غ *م*** [ر](/x) \*\
آخر

## ع
> ق
> — ن

- ب
  ت
1. ج

::: إ
ف
- ب
:::
![و](a "ت | ص")
Table: ج
| أ | ب |
|---|---|
| 1 | 2 |

<https://e.org>
ع | م

[[a.pdf | ن]]
