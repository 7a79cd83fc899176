/**
 * The PostgreSQL that comes with the server: real server binaries, run as a child process on a data
 * folder, for everybody who has not connected a PostgreSQL of their own.
 */
@NullMarked
package dev.shangjia.platform.database;

import org.jspecify.annotations.NullMarked;
