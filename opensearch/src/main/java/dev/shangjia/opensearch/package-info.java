/** A real OpenSearch of one node, put together from its artifacts, for tests. */
@NullMarked
package dev.shangjia.opensearch;

import org.jspecify.annotations.NullMarked;
