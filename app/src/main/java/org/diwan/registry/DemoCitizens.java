package org.diwan.registry;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.diwan.registry.DemoRows.Table;
import org.diwan.registry.DemoWork.Job;
import org.jspecify.annotations.Nullable;

/** The ten people who can sign in to a demo, each with the record that the demo walk needs. */
final class DemoCitizens {

    static final int COUNT = 10;

    private static final List<Name> NAMES = List.of(
            new Name("Nouf Abdulrahman Al-Harbi", "نوف عبدالرحمن الحربي"),
            new Name("Fahd Salem Al-Ghamdi", "فهد سالم الغامدي"),
            new Name("Ibrahim Yusuf Al-Qahtani", "إبراهيم يوسف القحطاني"),
            new Name("Lina Omar Al-Subaie", "لينا عمر السبيعي"),
            new Name("Majed Turki Al-Otaibi", "ماجد تركي العتيبي"),
            new Name("Samira Hassan Al-Zahrani", "سميرة حسن الزهراني"),
            new Name("Rakan Badr Al-Shehri", "راكان بدر الشهري"),
            new Name("Hanan Nasser Al-Dosari", "حنان ناصر الدوسري"),
            new Name(
                    "Muhammad Abdur-Rahman Shahidul Islam Chowdhury Al-Bangali",
                    "محمد عبدالرحمن شهيد الإسلام تشودري البنغالي"),
            new Name("Amal Khalid Benali", "أمل خالد بن علي"));

    private final DemoRows rows;
    private final DemoWork work;
    private final LocalDate today;

    DemoCitizens(DemoRows rows, DemoWork work, LocalDate today) {
        this.rows = rows;
        this.work = work;
        this.today = today;
    }

    void add() {
        employedWithACleanRecord(id(1));
        gapInTheRecord(id(2));
        pensioner(id(3));
        person(4, id(4), "2004-05-17", "F", "active", "Abha", "ar", mobile(4), false);
        twoEmployersOverlapping(id(5));
        pensionerWithChangedContacts(id(6));
        wagesMissing(id(7));
        underInvestigation(id(8));
        residentWorker(id(9));
        abroadWithoutMobile(id(10));
    }

    static String id(int number) {
        return NationalId.of(100_000_000L + number - 1);
    }

    private void employedWithACleanRecord(String id) {
        person(1, id, "1990-04-12", "F", "active", "Jeddah", "ar", mobile(1), false);
        LocalDate joined = LocalDate.of(2019, 3, 1);
        work.employed(id, new Job(14, "accountant", 9_000), LocalDate.of(2014, 9, 1), joined.minusDays(1));
        work.employed(id, new Job(0, "engineer", 14_500), joined, null);
    }

    private void gapInTheRecord(String id) {
        person(2, id, "1987-11-30", "M", "active", "Dammam", "ar", mobile(2), false);
        LocalDate joined = monthsAgo(30);
        work.employed(id, new Job(3, "driver", 6_200), joined.minusYears(6), joined.minusMonths(5));
        work.employed(id, new Job(27, "technician", 8_400), joined, null);
    }

    private void pensioner(String id) {
        person(3, id, "1957-02-08", "M", "pensioner", "Riyadh", "ar", mobile(3), false);
        LocalDate since = LocalDate.of(2019, 7, 1);
        work.employed(id, new Job(41, "teacher", 12_000), LocalDate.of(1984, 9, 1), since.minusDays(1));
        work.pensioned(id, NAMES.get(2), "old-age", 7_850, since);
    }

    private void twoEmployersOverlapping(String id) {
        person(5, id, "1992-08-21", "M", "active", "Riyadh", "ar", mobile(5), false);
        work.employed(id, new Job(8, "cook", 5_500), monthsAgo(60), null);
        work.employed(id, new Job(19, "cook", 4_300), monthsAgo(14), null);
    }

    private void pensionerWithChangedContacts(String id) {
        person(6, id, "1960-10-03", "F", "pensioner", "Medina", "ar", "+966500999006", false);
        LocalDate since = LocalDate.of(2021, 1, 1);
        work.employed(id, new Job(52, "nurse", 10_400), LocalDate.of(1990, 2, 1), since.minusDays(1));
        work.pensioned(id, NAMES.get(5), "old-age", 6_420, since);
    }

    private void wagesMissing(String id) {
        person(7, id, "1995-06-14", "M", "active", "Tabuk", "ar", mobile(7), false);
        work.employed(id, new Job(30, "welder", 5_900), monthsAgo(40), null, 2);
    }

    private void underInvestigation(String id) {
        person(8, id, "1989-01-25", "F", "active", "Jeddah", "ar", mobile(8), true);
        work.employed(id, new Job(66, "cashier", 7_100), monthsAgo(50), null);
    }

    private void residentWorker(String id) {
        person(9, id, "1984-12-02", "M", "active", "Jizan", "en", mobile(9), false);
        work.employed(id, new Job(12, "technician", 6_750), monthsAgo(70), null);
    }

    private void abroadWithoutMobile(String id) {
        person(10, id, "1978-03-19", "F", "active", "Lyon", "fr", null, false);
        work.employed(
                id,
                new Job(97, "pharmacist", 11_300),
                LocalDate.of(2004, 1, 1),
                monthsAgo(26).minusDays(1));
    }

    private LocalDate monthsAgo(int months) {
        return YearMonth.from(today).minusMonths(months).atDay(1);
    }

    private void person(
            int number,
            String id,
            String born,
            String sex,
            String status,
            String city,
            String language,
            @Nullable String mobile,
            boolean investigation) {
        Name name = NAMES.get(number - 1);
        String email = "citizen" + number + "@example.org";
        rows.add(
                Table.PERSON,
                id,
                name.latin(),
                name.arabic(),
                born,
                sex,
                status,
                null,
                email,
                mobile,
                city,
                language,
                null,
                investigation);
    }

    private static String mobile(int number) {
        return "+96650000000" + number;
    }
}
