/*
 * Loaded before the C library (LD_PRELOAD), it counts every change that a program makes to the files of one folder, and
 * lets the program die, or the disk fail, at one of them. The program itself knows nothing of it.
 *
 *   DISK_FAULT_FOLDER   the folder; changes elsewhere are not counted
 *   DISK_FAULT_AT       at which change, from 1
 *   DISK_FAULT          before   killed before the change
 *                       torn     killed after half of a write; like "before" for other changes
 *                       after    killed after the change
 *                       NUMBER   this change and all after it fail with this errno: 28, no space, where a change needs
 *                                some; 30, read-only
 *   DISK_FAULT_LOG      gets a line for each change; without it, none
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static atomic_long changes;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static void die(void)
{
    kill(getpid(), SIGKILL);
    for (;;)
        pause();
}

static int is_inside(const char *path)
{
    const char *folder = getenv("DISK_FAULT_FOLDER");
    size_t length = folder ? strlen(folder) : 0;
    return length && path && strncmp(path, folder, length) == 0 && path[length] == '/';
}

static int is_inside_fd(int fd)
{
    char link[64], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0)
        return 0;
    path[length] = 0;
    return is_inside(path);
}

static void note(long number, const char *what)
{
    const char *log = getenv("DISK_FAULT_LOG");
    if (!log)
        return;
    int fd = REAL(open)(log, O_WRONLY | O_CREAT | O_APPEND, 0600);
    char line[128];
    int length = snprintf(line, sizeof line, "%ld %s\n", number, what);
    if (REAL(write)(fd, line, length) < 0)
        abort();
    close(fd);
}

enum verdict { GO_ON, KILL_AFTER, TEAR, FAIL };

/* Counts a change inside the folder, and says what is to become of it. */
static enum verdict judge(const char *what)
{
    const char *at = getenv("DISK_FAULT_AT"), *fault = getenv("DISK_FAULT");
    long number = atomic_fetch_add(&changes, 1) + 1;
    note(number, what);
    if (!at || !fault || number < atol(at))
        return GO_ON;
    int error = atoi(fault);
    if (error == ENOSPC && (strcmp(what, "unlink") == 0 || strcmp(what, "ftruncate") == 0))
        return GO_ON;
    if (error)
    {
        errno = error;
        return FAIL;
    }
    if (number > atol(at))
        return GO_ON;
    if (strcmp(fault, "before") == 0)
        die();
    return strcmp(fault, "torn") == 0 ? TEAR : KILL_AFTER;
}

#define CHANGE(type, what, inside, call, torn)             \
    enum verdict verdict = inside ? judge(what) : GO_ON;   \
    if (verdict == FAIL)                                   \
        return -1;                                         \
    if (verdict == TEAR)                                   \
    {                                                      \
        torn;                                              \
        die();                                             \
    }                                                      \
    type result = call;                                    \
    int error = errno;                                     \
    if (verdict == KILL_AFTER)                             \
        die();                                             \
    errno = error;                                         \
    return result;

ssize_t write(int fd, const void *data, size_t size)
{
    CHANGE(ssize_t, "write", is_inside_fd(fd), REAL(write)(fd, data, size), REAL(write)(fd, data, size / 2))
}

ssize_t pwrite(int fd, const void *data, size_t size, off_t at)
{
    CHANGE(ssize_t, "pwrite", is_inside_fd(fd), REAL(pwrite)(fd, data, size, at), REAL(pwrite)(fd, data, size / 2, at))
}

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at)
{
    CHANGE(ssize_t, "pwrite", is_inside_fd(fd), REAL(pwrite64)(fd, data, size, at), REAL(pwrite64)(fd, data, size / 2, at))
}

ssize_t writev(int fd, const struct iovec *parts, int count)
{
    CHANGE(ssize_t, "writev", is_inside_fd(fd), REAL(writev)(fd, parts, count), (void)0)
}

ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t at)
{
    CHANGE(ssize_t, "pwritev", is_inside_fd(fd), REAL(pwritev)(fd, parts, count, at), (void)0)
}

ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t at)
{
    CHANGE(ssize_t, "pwritev", is_inside_fd(fd), REAL(pwritev64)(fd, parts, count, at), (void)0)
}

int fsync(int fd)
{
    CHANGE(int, "fsync", is_inside_fd(fd), REAL(fsync)(fd), (void)0)
}

int fdatasync(int fd)
{
    CHANGE(int, "fdatasync", is_inside_fd(fd), REAL(fdatasync)(fd), (void)0)
}

int ftruncate(int fd, off_t length)
{
    CHANGE(int, "ftruncate", is_inside_fd(fd), REAL(ftruncate)(fd, length), (void)0)
}

int ftruncate64(int fd, off64_t length)
{
    CHANGE(int, "ftruncate", is_inside_fd(fd), REAL(ftruncate64)(fd, length), (void)0)
}

int unlink(const char *path)
{
    CHANGE(int, "unlink", is_inside(path), REAL(unlink)(path), (void)0)
}

int rename(const char *from, const char *to)
{
    CHANGE(int, "rename", is_inside(to), REAL(rename)(from, to), (void)0)
}

int mkdir(const char *path, mode_t mode)
{
    CHANGE(int, "mkdir", is_inside(path), REAL(mkdir)(path, mode), (void)0)
}

#define OPEN(name)                                                                             \
    int name(const char *path, int flags, ...)                                                 \
    {                                                                                          \
        va_list rest;                                                                          \
        va_start(rest, flags);                                                                 \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;                \
        va_end(rest);                                                                          \
        int isChange = (flags & O_CREAT) && is_inside(path) && access(path, F_OK) != 0;        \
        CHANGE(int, "create", isChange, REAL(name)(path, flags, mode), (void)0)                \
    }

OPEN(open)
OPEN(open64)
