package org.diwan.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The systems, roles and conflicts of duty that the demo knows. */
final class DemoCatalogue {

    private static final String LEDGER = "ledger";
    private static final String RECORDS = "records";

    private DemoCatalogue() {}

    static List<TargetSystem> systems() {
        return List.of(
                new TargetSystem(
                        TargetSystem.DIWAN, "diwan", new Words("Diwan", "ديوان", "Diwan"), "admin1", null, true),
                new TargetSystem(
                        LEDGER,
                        "scim",
                        new Words("Finance ledger", "دفتر الأستاذ المالي", "Grand livre des finances"),
                        "finance2",
                        "/demo/scim/ledger/v2",
                        true),
                new TargetSystem(
                        RECORDS,
                        "scim",
                        new Words("Records archive", "أرشيف السجلات", "Archives des dossiers"),
                        "supervisor1",
                        "/demo/scim/records/v2",
                        true));
    }

    static List<AccessRole> roles() {
        return List.of(
                diwan("clerk", new Words("Clerk", "موظف خدمة", "Agent"), "low", null),
                diwan("supervisor", new Words("Supervisor", "مشرف", "Responsable d’équipe"), "medium", null),
                diwan("reviewer", new Words("Medical reviewer", "مراجع طبي", "Médecin réviseur"), "medium", null),
                diwan("finance", new Words("Finance officer", "موظف مالي", "Agent financier"), "high", 365),
                diwan("manager", new Words("Manager", "مدير", "Directeur"), "low", null),
                diwan("analyst", new Words("Process analyst", "محلل إجراءات", "Analyste de processus"), "medium", 365),
                diwan(
                        "security",
                        new Words("Security officer", "مسؤول أمن المعلومات", "Responsable de la sécurité"),
                        "high",
                        180),
                diwan("auditor", new Words("Auditor", "مدقق", "Auditeur"), "medium", 365),
                diwan("operator", new Words("Operator", "مشغّل النظام", "Exploitant"), "high", 180),
                ledger(
                        "viewer",
                        new Words("See the ledger", "الاطلاع على الدفتر", "Consulter le grand livre"),
                        "low",
                        null),
                ledger(
                        "preparer",
                        new Words("Prepare payments", "إعداد المدفوعات", "Préparer les paiements"),
                        "medium",
                        365),
                ledger(
                        "approver",
                        new Words("Approve payments", "اعتماد المدفوعات", "Approuver les paiements"),
                        "high",
                        180),
                ledger(
                        "closer",
                        new Words("Close the month", "إقفال الشهر", "Clôturer le mois"),
                        "medium",
                        180,
                        "ledger/preparer"),
                ledger(
                        "accountant",
                        new Words("Chief accountant", "رئيس المحاسبين", "Chef comptable"),
                        "high",
                        90,
                        "ledger/closer",
                        "ledger/viewer"),
                records("reader", new Words("Read files", "قراءة الملفات", "Lire les dossiers"), "low", null),
                records("archivist", new Words("File and move", "حفظ ونقل", "Classer et déplacer"), "medium", 365),
                records("keeper", new Words("Destroy files", "إتلاف الملفات", "Détruire des dossiers"), "high", 90),
                records(
                        "head",
                        new Words("Head of the archive", "رئيس الأرشيف", "Chef des archives"),
                        "high",
                        90,
                        "records/archivist",
                        "records/keeper"));
    }

    static List<DutyConflict> conflicts() {
        return List.of(
                new DutyConflict(
                        "ledger/approver",
                        "ledger/preparer",
                        new Words(
                                "Whoever prepares a payment must not approve it.",
                                "من يُعدّ الدفعة لا يعتمدها.",
                                "Qui prépare un paiement ne doit pas l’approuver.")),
                new DutyConflict(
                        "diwan/auditor",
                        "diwan/clerk",
                        new Words(
                                "Whoever works on cases must not audit them.",
                                "من يعمل على المعاملات لا يدققها.",
                                "Qui traite les dossiers ne doit pas les auditer.")),
                new DutyConflict(
                        "diwan/operator",
                        "diwan/security",
                        new Words(
                                "Whoever runs the systems must not decide who may use them.",
                                "من يشغّل الأنظمة لا يقرر من يستخدمها.",
                                "Qui exploite les systèmes ne doit pas décider de qui les utilise.")),
                new DutyConflict(
                        "diwan/auditor",
                        "records/keeper",
                        new Words(
                                "Whoever destroys files must not audit what was done with them.",
                                "من يتلف الملفات لا يدقق ما جرى لها.",
                                "Qui détruit des dossiers ne doit pas auditer ce qu’il en est advenu.")),
                new DutyConflict(
                        "diwan/clerk",
                        "ledger/approver",
                        new Words(
                                "Whoever changes an account must not approve payments to it.",
                                "من يغيّر الحساب لا يعتمد الصرف إليه.",
                                "Qui modifie un compte ne doit pas approuver les paiements vers ce compte.")));
    }

    private static AccessRole diwan(String id, Words names, String sensitivity, @Nullable Integer longestDays) {
        return new AccessRole(TargetSystem.DIWAN, id, names, sensitivity, longestDays, List.of(), true);
    }

    private static AccessRole ledger(
            String id, Words names, String sensitivity, @Nullable Integer longestDays, String... contains) {
        return new AccessRole(LEDGER, id, names, sensitivity, longestDays, List.of(contains), true);
    }

    private static AccessRole records(
            String id, Words names, String sensitivity, @Nullable Integer longestDays, String... contains) {
        return new AccessRole(RECORDS, id, names, sensitivity, longestDays, List.of(contains), true);
    }
}
