/*
 * Loaded before libc (LD_PRELOAD): whenever the program says that a file under POWER_DIR is to be on the disk, what the
 * file holds at that moment is copied to POWER_IMAGES. A disk that loses power right then keeps at least that, and in the
 * worst case nothing else. The disk itself is not bothered. A file that is removed is gone at once: that a directory may
 * forget its newest entries is not part of this model.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/stat.h>
#include <unistd.h>

static int keep(int fd) {
  const char *from = getenv("POWER_DIR");
  const char *to = getenv("POWER_IMAGES");
  char link[64], path[2048], image[4096], part[4160];
  static char buffer[1 << 16];
  struct stat status;
  ssize_t length;
  off_t at = 0;
  if (!from || !to || fstat(fd, &status) != 0 || !S_ISREG(status.st_mode)) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  length = readlink(link, path, sizeof path - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  if (strncmp(path, from, strlen(from)) != 0) return 0;
  snprintf(image, sizeof image, "%s%s", to, strrchr(path, '/'));
  snprintf(part, sizeof part, "%s.part", image);
  int copy = open(part, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (copy < 0) return -1;
  while ((length = pread(fd, buffer, sizeof buffer, at)) > 0) {
    if (write(copy, buffer, (size_t)length) != length) return -1;
    at += length;
  }
  close(copy);
  return rename(part, image);
}

int fsync(int fd) { return keep(fd); }
int fdatasync(int fd) { return keep(fd); }

int unlink(const char *path) {
  const char *from = getenv("POWER_DIR");
  const char *to = getenv("POWER_IMAGES");
  const char *name = strrchr(path, '/');
  char image[4096];
  if (from && to && name && strncmp(path, from, strlen(from)) == 0) {
    snprintf(image, sizeof image, "%s%s", to, name);
    syscall(SYS_unlinkat, AT_FDCWD, image, 0);
  }
  return (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
}
