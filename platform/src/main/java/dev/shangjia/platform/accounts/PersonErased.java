package dev.shangjia.platform.accounts;

import dev.shangjia.platform.tenancy.PersonId;

/**
 * Somebody is erased: accounts knows no name of them any more. Who keeps words about them, a name
 * beside a note for instance, forgets them in the same transaction.
 */
public record PersonErased(PersonId person) {}
