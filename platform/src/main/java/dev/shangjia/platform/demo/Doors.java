package dev.shangjia.platform.demo;

import dev.shangjia.platform.accounts.Accounts;
import dev.shangjia.platform.agreements.Agreements;
import dev.shangjia.platform.apps.Apps;
import dev.shangjia.platform.apps.Dossiers;
import dev.shangjia.platform.casework.Cases;
import dev.shangjia.platform.casework.Proceedings;
import dev.shangjia.platform.casework.Submissions;
import dev.shangjia.platform.catalog.Listings;
import dev.shangjia.platform.files.StoredFiles;
import dev.shangjia.platform.inspections.Inspections;
import dev.shangjia.platform.installations.Installations;
import dev.shangjia.platform.notices.Notices;
import dev.shangjia.platform.policies.Policies;
import dev.shangjia.platform.tenancy.Acting;
import org.springframework.modulith.events.core.EventPublicationRegistry;

/** The doors of the market through which everything of the demo goes. */
record Doors(
    Accounts accounts,
    Agreements agreements,
    Apps apps,
    Dossiers dossiers,
    StoredFiles files,
    Policies policies,
    Cases cases,
    Submissions submissions,
    Proceedings proceedings,
    Inspections inspections,
    Notices notices,
    Listings listings,
    Installations installations,
    Acting acting,
    EventPublicationRegistry publications) {}
