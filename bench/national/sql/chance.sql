-- A number from 0 to 1 that belongs to what it is about, to a number of it, and to the seed.
create temporary macro chance(what, number) as
    (hash(what, number, getvariable('seed')) >> 12)::double / 4503599627370496
