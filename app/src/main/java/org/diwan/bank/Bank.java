package org.diwan.bank;

/**
 * A bank of the directory.
 *
 * @param country two letters, as in its IBANs
 * @param code what stands in its IBANs in the place of the bank
 */
public record Bank(String country, String code, String bic, String nameEnglish, String nameArabic) {

    /** The name in a language; in Latin letters everywhere but in Arabic. */
    public String name(String language) {
        return language.equals("ar") ? nameArabic : nameEnglish;
    }
}
