/**
 * What enterprises installed: for whom, what was granted, and what becomes of the data when it is
 * removed; their departments and people, and what their members may ask for.
 *
 * <p>Other modules use
 *
 * <ul>
 *   <li>{@code Installations}: installs, changes and removes; says what somebody may open;
 *   <li>{@code Installation}, {@code Grant}: what an enterprise has, and what it granted;
 *   <li>the events {@code AppInstalled}, {@code GrantChanged} and {@code AppRemoved}.
 * </ul>
 *
 * <p>Inside, {@code Following} hears how listings change, {@code Removals} tracks what providers
 * owe for removed apps, and {@code directory} keeps departments and people.
 */
@ApplicationModule(
    allowedDependencies = {"tenancy", "web", "notices", "accounts", "policies", "apps", "catalog"})
@NullMarked
package dev.shangjia.platform.installations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
