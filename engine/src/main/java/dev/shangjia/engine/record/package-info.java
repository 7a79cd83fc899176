/**
 * What happened, so that nobody can change it afterwards unseen: entries of hash chains, signed
 * receipts for them, and checkpoints over the heads of all chains. Everything can be checked
 * without the server that made it.
 */
@NullMarked
package dev.shangjia.engine.record;

import org.jspecify.annotations.NullMarked;
