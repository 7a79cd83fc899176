package dev.shangjia.probes.image;

/**
 * A QR code in a picture.
 *
 * @param text what it says
 * @param x left edge in px of the file's picture, as all that follow
 */
record QrCode(String text, int x, int y, int width, int height) {}
