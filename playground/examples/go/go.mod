module soup

go 1.18
