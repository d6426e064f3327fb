---
headline: Night ferry returns to the Turquoise Sea after a two-year pause
kicker: Postcard from the port
standfirst: The overnight crossing between Marsa al-Sharq and Ras al-Fanar carried 340 passengers, a piano and eleven crates of bees.
language: en
section: world
city: Ras al-Fanar
agency: Al-Midad
by: فارس الجندي
translated-by: سحر عبد الله
keyword: بحر الفيروز
keyword: الجزر الفضية
keyword: البحر
published: 2025-05-07 12:00
slug: night-ferry-returns
---
The night ferry between Marsa al-Sharq and Ras al-Fanar sailed again on Tuesday evening, two years after higher insurance costs tied it to the quay. It docked at dawn on Wednesday, twenty minutes early, in a flat calm that the captain called "a courtesy of the sea".

On board the *Fayrouz* were 340 passengers, 61 cars, an upright piano for the island conservatory and eleven crates of bees, which a keeper from Tall al-Qamh was taking to the almond terraces above the capital. He slept beside them on the car deck. Nobody objected.

## A cheaper bed than a hotel

A reclining seat costs 18 dinars and a berth in a four-bed cabin 31, about half the price of the connecting flights that travellers have used since direct service stopped. The company, Silver Crossing, plans four sailings a week and says it needs 55% of its berths filled to break even.

> We did not come back because the sea became safer. We came back because people kept asking at the window.
> — Captain Samia Kanoun

The two governments were due to sign a partnership in Marsa al-Sharq on Wednesday evening that includes a shared fund to insure ships. Its text had not been published when the ferry sailed, and the company says it will lower fares by a tenth if the fund starts work on time.

By eight in the morning the piano stood on the quay under a sheet, and a porter had lifted the lid and was playing, rather well, with one hand.
