package org.diwan.identity;

import java.util.List;
import java.util.Set;
import org.diwan.identity.Account.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * The accounts that everybody may try in demo mode. Their password is public, so one hash serves them all; the people
 * and facilities behind citizens and partners are in the demo registry under the same names.
 */
@Component
@ConditionalOnProperty(name = "diwan.mode", havingValue = "demo", matchIfMissing = true)
class DemoAccounts implements SmartInitializingSingleton {

    static final String PASSWORD = "demo-Pass-2026";

    private static final List<Person> PEOPLE = List.of(
            citizen("1000000008", "Nouf Abdulrahman Al-Harbi", "نوف عبدالرحمن الحربي"),
            citizen("1000000016", "Fahd Salem Al-Ghamdi", "فهد سالم الغامدي"),
            citizen("1000000024", "Ibrahim Yusuf Al-Qahtani", "إبراهيم يوسف القحطاني"),
            citizen("1000000032", "Lina Omar Al-Subaie", "لينا عمر السبيعي"),
            citizen("1000000040", "Majed Turki Al-Otaibi", "ماجد تركي العتيبي"),
            citizen("1000000057", "Samira Hassan Al-Zahrani", "سميرة حسن الزهراني"),
            citizen("1000000065", "Rakan Badr Al-Shehri", "راكان بدر الشهري"),
            citizen("1000000073", "Hanan Nasser Al-Dosari", "حنان ناصر الدوسري"),
            citizen(
                    "1000000081",
                    "Muhammad Abdur-Rahman Shahidul Islam Chowdhury Al-Bangali",
                    "محمد عبدالرحمن شهيد الإسلام تشودري البنغالي"),
            citizen("1000000099", "Amal Khalid Benali", "أمل خالد بن علي"),
            partner("hospital1", "F0006", "Al Noor Specialist Hospital", "مستشفى النور التخصصي"),
            partner("pharmacy1", "F0002", "Al Shifa Pharmacy", "صيدلية الشفاء"),
            staff("clerk1", "Huda Al-Johani", "هدى الجهني", Role.CLERK),
            staff("clerk2", "Majed Al-Enazi", "ماجد العنزي", Role.CLERK),
            staff("supervisor1", "Reem Al-Sulami", "ريم السلمي", Role.SUPERVISOR),
            staff("reviewer1", "Dr Sami Al-Amri", "د. سامي العمري", Role.REVIEWER),
            staff("reviewer2", "Dr Amal Al-Mutlaq", "د. أمل المطلق", Role.REVIEWER),
            staff("finance1", "Waleed Al-Subaie", "وليد السبيعي", Role.FINANCE),
            staff("finance2", "Dalal Al-Rashid", "دلال الراشد", Role.FINANCE),
            staff("manager1", "Nasser Al-Tamimi", "ناصر التميمي", Role.MANAGER),
            staff("analyst1", "Sara Al-Hakami", "سارة الحكمي", Role.ANALYST),
            staff("analyst2", "Bandar Al-Yami", "بندر اليامي", Role.ANALYST),
            staff("security1", "Ghada Al-Saleh", "غادة الصالح", Role.SECURITY),
            staff("auditor1", "Yousef Al-Fahad", "يوسف الفهد", Role.AUDITOR),
            staff("admin1", "Rakan Al-Balawi", "راكان البلوي", Role.OPERATOR));

    private final Accounts accounts;
    private final Passwords passwords;

    DemoAccounts(Accounts accounts, Passwords passwords) {
        this.accounts = accounts;
        this.passwords = passwords;
    }

    private record Person(
            String userName, Kind kind, @Nullable String partyId, String nameLatin, String nameArabic, Role role) {

        Account account(String hash) {
            return new Account(
                    userName, kind, partyId, nameLatin, nameArabic, hash, Set.of(role), null, null, true, true);
        }
    }

    static List<String> userNames() {
        return PEOPLE.stream().map(Person::userName).toList();
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (!accounts.demoUserNames().containsAll(userNames())) {
            String hash = passwords.hash(PASSWORD);
            PEOPLE.forEach(person -> accounts.add(person.account(hash)));
        }
    }

    private static Person citizen(String nationalId, String nameLatin, String nameArabic) {
        return new Person(nationalId, Kind.CITIZEN, nationalId, nameLatin, nameArabic, Role.CITIZEN);
    }

    private static Person partner(String userName, String facilityId, String nameLatin, String nameArabic) {
        return new Person(userName, Kind.PARTNER, facilityId, nameLatin, nameArabic, Role.PARTNER);
    }

    private static Person staff(String userName, String nameLatin, String nameArabic, Role role) {
        return new Person(userName, Kind.STAFF, null, nameLatin, nameArabic, role);
    }
}
