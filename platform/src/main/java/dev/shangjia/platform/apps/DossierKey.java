package dev.shangjia.platform.apps;

/**
 * What a dossier is about. An organization has at most one dossier for each.
 *
 * @param program the program's id
 * @param procedure the id of one of its procedures
 * @param subjectKind as procedures name it: {@code organization}, {@code app}, {@code app-version},
 *     {@code installation}
 * @param subjectId the id that the module which owns it gave it
 */
public record DossierKey(String program, String procedure, String subjectKind, long subjectId) {}
