/**
 * What the market shows: listings, how they stand, how they are found, and the public pages.
 *
 * <p>Other modules use
 *
 * <ul>
 *   <li>{@code Listings}: finds a {@code Listing} by its app or its address; says what each of its
 *       versions showed;
 *   <li>{@code Listing}: the app, its provider, {@code ListingVersion} with its {@code
 *       ListingContent} (permissions in words, charges, terms, privacy policy), its {@code
 *       Exposure} and its {@code Visibility}, which says whether it is recommended, found,
 *       installed anew and used;
 *   <li>the event {@code ListingChanged}: any of this changed;
 *   <li>{@code Reindexing}: has all indexes be made anew, for the command line.
 * </ul>
 *
 * <p>Inside, {@code ListingEffects} hears what cases bring about, {@code ListingSteps} keeps it,
 * and {@code ListingState} says what all of it comes to.
 */
@ApplicationModule(
    allowedDependencies = {
      "tenancy",
      "web",
      "effects",
      "notices",
      "accounts",
      "policies",
      "apps",
      "files",
      "casework"
    })
@NullMarked
package dev.shangjia.platform.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
