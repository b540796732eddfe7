package org.diwan.registry;

import java.util.List;
import java.util.random.RandomGenerator;

/** Names of people, places and firms that nobody has by intent, in both scripts. */
final class DemoNames {

    private static final List<Name> MEN =
            pairs("Abdullah عبدالله, Ahmad أحمد, Ali علي, Badr بدر, Fahd فهد, Faisal فيصل,"
                    + " Hassan حسن, Ibrahim إبراهيم, Khalid خالد, Majed ماجد, Muhammad محمد, Nasser ناصر, Omar عمر, Rakan راكان,"
                    + " Saleh صالح, Sami سامي, Sultan سلطان, Turki تركي, Yusuf يوسف, Ziyad زياد");
    private static final List<Name> WOMEN =
            pairs("Aisha عائشة, Amal أمل, Dana دانة, Fatimah فاطمة, Hanan حنان, Hind هند,"
                    + " Huda هدى, Khadijah خديجة, Latifa لطيفة, Layla ليلى, Lina لينا, Maha مها, Maryam مريم, Mona منى, Noura نورة,"
                    + " Reem ريم, Salma سلمى, Samira سميرة, Sara سارة, Wafa وفاء");
    private static final List<Name> FAMILIES = pairs("Al-Anazi العنزي, Al-Asiri العسيري, Al-Dosari الدوسري,"
            + " Al-Ghamdi الغامدي, Al-Hakami الحكمي, Al-Juhani الجهني, Al-Khalidi الخالدي, Al-Maliki المالكي,"
            + " Al-Mutairi المطيري, Al-Najjar النجار, Al-Otaibi العتيبي, Al-Qahtani القحطاني, Al-Rashid الراشد,"
            + " Al-Shammari الشمري, Al-Shehri الشهري, Al-Subaie السبيعي, Al-Zahrani الزهراني, Bin-Saad بن سعد,"
            + " Haddad حداد, Mansour منصور, Nguyen نغوين, Santos سانتوس, Kumar كومار, Okafor أوكافور");
    private static final List<Name> PLACES = pairs("Tihama تهامة, Najd نجد, Hijaz الحجاز, Asir عسير, Gulf الخليج,"
            + " Palm النخلة, Falcon الصقر, Oasis الواحة, Summit القمة, Pearl اللؤلؤة, Horizon الأفق, Anchor المرساة");
    private static final List<Name> TRADES = List.of(
            new Name("Marine Services", "للخدمات البحرية"),
            new Name("Contracting", "للمقاولات"),
            new Name("Logistics", "للخدمات اللوجستية"),
            new Name("Trading", "للتجارة"),
            new Name("Medical Care", "للرعاية الطبية"),
            new Name("Schools", "للتعليم"),
            new Name("Foods", "للأغذية"),
            new Name("Energy", "للطاقة"),
            new Name("Software", "للبرمجيات"),
            new Name("Hotels", "للفنادق"));
    private static final List<String> CITIES =
            List.of("Abha", "Buraydah", "Dammam", "Hail", "Jeddah", "Jizan", "Medina", "Najran", "Riyadh", "Tabuk");

    /** How many employers there are. */
    static final int EMPLOYERS = PLACES.size() * TRADES.size();

    private DemoNames() {}

    static Name person(boolean woman, RandomGenerator random) {
        Name own = pick(woman ? WOMEN : MEN, random);
        Name father = pick(MEN, random);
        Name family = pick(FAMILIES, random);
        return new Name(
                own.latin() + " " + father.latin() + " " + family.latin(),
                own.arabic() + " " + father.arabic() + " " + family.arabic());
    }

    /** The first one is Tihama Marine Services. */
    static Name employer(int number) {
        Name place = PLACES.get(number % PLACES.size());
        Name trade = TRADES.get(number / PLACES.size());
        return new Name(place.latin() + " " + trade.latin(), "شركة " + place.arabic() + " " + trade.arabic());
    }

    static String city(int number) {
        return CITIES.get(number % CITIES.size());
    }

    static <T> T pick(List<T> of, RandomGenerator random) {
        return of.get(random.nextInt(of.size()));
    }

    private static List<Name> pairs(String text) {
        return List.of(text.split(",\\s*")).stream()
                .map(pair -> pair.split(" ", 2))
                .map(pair -> new Name(pair[0], pair[1]))
                .toList();
    }
}
