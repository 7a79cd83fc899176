/**
 * How the market is searched: what is indexed of a listing, how a text that somebody typed becomes
 * a query, and what it finds. Knows documents and no listings; the market decides what goes in.
 */
@NullMarked
package dev.shangjia.platform.catalog.search;

import org.jspecify.annotations.NullMarked;
