package org.diwan.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.diwan.money.Iban;
import org.diwan.registry.DemoRows.Table;
import org.jspecify.annotations.Nullable;

/** Made-up facilities, services, diagnoses, and the coverage of everybody who is in the registry. */
final class DemoCare {

    private static final String SINCE = "2025-01-01";

    private static final List<String> FACILITIES = List.of(
            "F0006|Al Noor Specialist Hospital|مستشفى النور التخصصي|hospital|Riyadh|2020-01-01|",
            "F0002|Al Shifa Pharmacy|صيدلية الشفاء|pharmacy|Riyadh|2020-01-01|",
            "F0001|Oasis Family Clinic|عيادة الواحة للأسرة|clinic|Jeddah|2021-06-01|",
            "F0003|Red Palm Clinic|عيادة النخلة الحمراء|clinic|Dammam|2020-01-01|2026-03-31",
            "F0010|Summit General Hospital|مستشفى القمة العام|hospital|Jeddah|2019-01-01|");

    /** What its account at the demo bank ends with; the bank's answers depend on it. The closed clinic has none. */
    private static final Map<String, String> ACCOUNTS =
            Map.of("F0006", "60001", "F0002", "20002", "F0001", "10003", "F0010", "10006");

    private static final List<String> DIAGNOSES = List.of(
            "E11.9|Type 2 diabetes mellitus without complications",
            "H52.1|Myopia",
            "I10|Essential hypertension",
            "J06.9|Acute upper respiratory infection",
            "J10.1|Influenza with other respiratory manifestations",
            "J45.9|Asthma",
            "K02.1|Caries of dentine",
            "K35.8|Acute appendicitis",
            "M54.5|Low back pain",
            "N40|Hyperplasia of prostate",
            "O80|Single spontaneous delivery",
            "S52.5|Fracture of lower end of radius",
            "Z00.0|General medical examination");

    /** Code, title, kind, price, most a claim, sex, youngest, oldest, prior approval. */
    private static final List<String> TARIFF = List.of(
            "OP-100|Consultation, general practitioner|outpatient|120.00|2||||false",
            "OP-110|Consultation, specialist|outpatient|220.00|2||||false",
            "OP-120|Consultation, child|outpatient|150.00|2|||14|false",
            "OP-200|Blood count|outpatient|65.00|5||||false",
            "OP-210|Glycated haemoglobin|outpatient|90.00|2||||false",
            "OP-220|Prostate antigen|outpatient|110.00|1|M|40||false",
            "OP-300|X-ray, one region|outpatient|140.00|3||||false",
            "OP-310|Magnetic resonance imaging|outpatient|1450.00|1||||true",
            "OP-320|Mammogram|outpatient|380.00|1|F|35||false",
            "OP-400|Physiotherapy session|outpatient|130.00|10||||false",
            "OP-500|Filling of a tooth|outpatient|180.00|4||||false",
            "IP-100|Ward, one day|inpatient|850.00|30||||false",
            "IP-110|Intensive care, one day|inpatient|3200.00|10||||true",
            "IP-200|Appendectomy|inpatient|6400.00|1||||false",
            "IP-210|Setting of a fracture|inpatient|2100.00|2||||false",
            "IP-220|Cataract surgery|inpatient|5200.00|2||40||true",
            "IP-300|Delivery|inpatient|4800.00|1|F|14|60|false",
            "PH-100|Metformin, 60 tablets|pharmacy|38.50|5||||false",
            "PH-110|Amlodipine, 30 tablets|pharmacy|29.75|5||||false",
            "PH-120|Salbutamol inhaler|pharmacy|24.00|3||||false",
            "PH-130|Paracetamol, 24 tablets|pharmacy|9.25|10||||false",
            "PH-140|Insulin glargine pen|pharmacy|96.40|10||||true");

    private DemoCare() {}

    static void write(Connection connection) throws SQLException {
        var rows = new DemoRows();
        FACILITIES.forEach(line -> rows.add(Table.FACILITY, cells(line)));
        DIAGNOSES.forEach(line -> rows.add(Table.DIAGNOSIS, cells(line)));
        for (String line : TARIFF) {
            @Nullable Object[] tariff = tariff(cells(line));
            rows.add(Table.TARIFF, tariff);
            rows.add(Table.TARIFF_VERSION, tariff);
        }
        rows.writeTo(connection);
        cover(connection);
        openAccounts(connection);
    }

    /** Accounts at the demo bank for those of the facilities that are in the registry, whoever delivered them. */
    static void openAccounts(Connection connection) throws SQLException {
        try (PreparedStatement account = connection.prepareStatement(
                """
                insert into facility_account (facility_id, valid_from, iban, holder_name, bank_bic)
                select facility_id, ?::date, ?, name_latin, 'DIWASARI' from facility where facility_id = ?
                on conflict do nothing""")) {
            for (Map.Entry<String, String> entry : ACCOUNTS.entrySet()) {
                account.setString(1, SINCE);
                account.setString(2, Iban.of("SA", "10" + "0".repeat(13) + entry.getValue()));
                account.setString(3, entry.getKey());
                account.addBatch();
            }
            account.executeBatch();
        }
    }

    private static Object[] cells(String line) {
        return line.split("\\|", -1);
    }

    private static @Nullable Object[] tariff(Object[] c) {
        return new @Nullable Object[] {c[0], c[1], c[2], c[3], "SAR", c[4], c[5], c[6], c[7], c[8], SINCE, null};
    }

    /** Everybody since long, a few until last spring; not the citizen who never worked. */
    private static void cover(Connection connection) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute(
                    """
                    insert into coverage (national_id, valid_from, valid_to)
                    select national_id, '2015-01-01',
                           case when substr(national_id, 7, 3) in ('111', '222', '333') then '%s'::date end
                      from person where national_id <> '%s'
                    on conflict do nothing"""
                            .formatted(LocalDate.of(2026, 4, 30), DemoCitizens.id(4)));
        }
    }
}
