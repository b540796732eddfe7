package org.diwan.registry;

import java.util.Map;

/** The registry's coded words in the languages of a certificate; an unknown word stands for itself. */
final class Words {

    private static final Map<String, Fact.Text> WORDS = Map.ofEntries(
            word("accountant", "Accountant", "محاسب", "Comptable"),
            word("cashier", "Cashier", "أمين صندوق", "Caissier"),
            word("clerk", "Clerk", "كاتب", "Employé de bureau"),
            word("cook", "Cook", "طاهٍ", "Cuisinier"),
            word("driver", "Driver", "سائق", "Chauffeur"),
            word("engineer", "Engineer", "مهندس", "Ingénieur"),
            word("guard", "Guard", "حارس", "Agent de sécurité"),
            word("nurse", "Nurse", "ممرض", "Infirmier"),
            word("pharmacist", "Pharmacist", "صيدلي", "Pharmacien"),
            word("teacher", "Teacher", "معلم", "Enseignant"),
            word("technician", "Technician", "فني", "Technicien"),
            word("welder", "Welder", "لحّام", "Soudeur"),
            word("old-age", "Old-age pension", "معاش تقاعد", "Pension de vieillesse"),
            word("disability", "Disability pension", "معاش عجز", "Pension d’invalidité"),
            word("survivor", "Survivor’s pension", "معاش ورثة", "Pension de survivant"));

    private Words() {}

    static Fact.Text of(String code) {
        return WORDS.getOrDefault(code, new Fact.Text(code, code));
    }

    private static Map.Entry<String, Fact.Text> word(String code, String english, String arabic, String french) {
        return Map.entry(code, new Fact.Text(english, arabic, french));
    }
}
