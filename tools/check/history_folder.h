/* The tables of a history in a folder and the folders in it, at any depth. */
#ifndef HISTORY_FOLDER_H
#define HISTORY_FOLDER_H

/* Call with each, in the order of names: of a folder history.csv, else facts.csv, each packed
   or not.  A folder that holds none, or cannot be read, ends the program. */
void history_folder(const char *path, void (*file)(void *of, const char *path), void *of);

#endif
