/**
 * Requests addresses of the web that strangers wrote down, from servers that may be dead, broken or
 * hostile: every connection goes through the guard of {@link dev.shangjia.probes.net}, redirects
 * are followed one by one and checked like the first address, and time, size and headers are
 * bounded whatever the server sends.
 */
@NullMarked
package dev.shangjia.probes.web;

import org.jspecify.annotations.NullMarked;
